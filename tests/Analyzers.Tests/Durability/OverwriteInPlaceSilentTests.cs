using IoAnalyzers.Durability;
using static IoAnalyzers.Tests.Durability.OverwriteCode;

namespace IoAnalyzers.Tests.Durability;

/// <summary>Files that may be overwritten in place, and those of which nothing is known.</summary>
public sealed class OverwriteInPlaceSilentTests
{
    static Task IsSilent(string members, string name = "Settings", string before = "") => Verify<OverwriteInPlace>.Silent(Type(members, name, before));

    [Theory]
    [InlineData("string Load(string path) => File.ReadAllText(path); void Save(string path, string text) { File.WriteAllText(path, text); }")]
    [InlineData("string F; string Load(string id) => File.ReadAllText(Path.Combine(F, id)); void Save(string id, string text) { File.WriteAllText(Path.Combine(F, id), text); }")]
    [InlineData("string F; string Of(string id) => F + id; string Load(string id) => File.ReadAllText(Of(id)); void Save(string id, string text) { File.WriteAllText(Of(id), text); }")]
    public Task A_path_from_a_parameter(string members) => IsSilent(members);

    [Fact]
    public Task A_path_that_another_object_names_and_may_change() => IsSilent("""
        public class Document { public string Path { get; set; } }
        Document _document;
        string Load() => File.ReadAllText(_document.Path);
        void Save(string text) { File.WriteAllText(_document.Path, text); }
        """);

    [Fact]
    public Task A_path_that_changes_on_the_way() => IsSilent("""
        string _path;
        string Load() => File.ReadAllText(_path);
        void Save(string text, bool other) { var path = _path; if (other) path = text; File.WriteAllText(path, text); }
        """);

    [Fact]
    public Task The_type_never_reads_the_file() => IsSilent("string _path; void Save(string text) { File.WriteAllText(_path, text); }");

    [Theory]
    [InlineData("Settings other", "other._path")]
    [InlineData("string folder", "Path.Combine(folder, _path)")]
    [InlineData("string extension", "_path + \".old\"")]
    public Task The_type_reads_another_file(string parameter, string path) =>
        IsSilent($"string _path; string Load({parameter}) => File.ReadAllText({path}); void Save(string text) {{ File.WriteAllText(_path, text); }}");

    [Theory]
    [InlineData("bool Exists() => File.Exists(_path);")]
    [InlineData("DateTime Written() => File.GetLastWriteTime(_path);")]
    [InlineData("Stream Open() => new FileStream(_path, FileMode.Open, FileAccess.Write);")]
    [InlineData("Stream Open() => File.Open(_path, FileMode.Append);")]
    [InlineData("bool Differs(string text) => File.ReadAllText(_path) != text;")]
    [InlineData("bool Differs(byte[] data) => File.ReadAllBytes(_path).SequenceEqual(data);")]
    [InlineData("bool Differs(string text) { var old = File.ReadAllText(_path); return old.Equals(text); }")]
    public Task What_is_asked_of_the_file_is_not_its_content(string member) =>
        IsSilent($"string _path; {member} void Save(string text) {{ File.WriteAllText(_path, text); }}");

    [Theory]
    [InlineData("_cachePath")]
    [InlineData("ThumbnailFile")]
    [InlineData("_tempFile")]
    [InlineData("LogPath")]
    [InlineData("_lockFile")]
    [InlineData("ExportPath")]
    [InlineData("_reportFile")]
    [InlineData("outputPath")]
    public Task The_name_of_the_path_says_that_it_can_be_made_again(string field) =>
        IsSilent($"string {field}; string Load() => File.ReadAllText({field}); void Save(string text) {{ File.WriteAllText({field}, text); }}");

    [Theory]
    [InlineData("cache.json")]
    [InlineData("app.log")]
    [InlineData("app.lock")]
    [InlineData("report.html")]
    [InlineData("export/all.csv")]
    [InlineData("state.json.tmp")]
    [InlineData("thumbnails.db")]
    public Task A_constant_says_so(string constant) => IsSilent(
        $"string F; string Name => Path.Combine(F, \"{constant}\"); string Load() => File.ReadAllText(Name); void Save(string text) {{ File.WriteAllText(Name, text); }}");

    [Theory]
    [InlineData("FontCache")]
    [InlineData("LogFile")]
    [InlineData("CodeGenerator")]
    [InlineData("ReportExporter")]
    [InlineData("SettingsTests")]
    public Task The_type_says_so(string type) => Verify<OverwriteInPlace>.Silent(Loading("void Save(string text) { File.WriteAllText(_path, text); }", type));

    [Theory]
    [InlineData("WriteDefaults")]
    [InlineData("EnsureFile")]
    [InlineData("CreateFile")]
    [InlineData("ExportTo")]
    public Task The_member_says_so(string member) => Verify<OverwriteInPlace>.Silent(Loading($"void {member}(string text) {{ File.WriteAllText(_path, text); }}"));

    [Fact]
    public Task Test_code() => IsSilent(
        "string _path; string Load() => File.ReadAllText(_path); void Save(string text) { File.WriteAllText(_path, text); }", before: "namespace Product.Tests;\n\n");

    [Theory]
    [InlineData("if (!File.Exists(_path)) { File.WriteAllText(_path, text); }")]
    [InlineData("if (text.Length > 0 && !File.Exists(_path)) { File.WriteAllText(_path, text); }")]
    [InlineData("if (File.Exists(_path)) { Console.WriteLine(); } else { File.WriteAllText(_path, text); }")]
    [InlineData("if (File.Exists(_path)) return; File.WriteAllText(_path, text);")]
    [InlineData("if (File.Exists(_path)) { throw new IOException(); } using (var writer = new StreamWriter(_path)) { writer.Write(text); }")]
    public Task There_was_no_file_before(string statements) => Verify<OverwriteInPlace>.Silent(Saving(statements));

    [Theory]
    [InlineData("File.AppendAllText(_path, text);")]
    [InlineData("using (var stream = new FileStream(_path, FileMode.Append)) { stream.Write(data, 0, 1); }")]
    [InlineData("using (var writer = new StreamWriter(_path, append: true)) { writer.Write(text); }")]
    [InlineData("using (var stream = new FileStream(_path, FileMode.Open)) { stream.Write(data, 0, 1); }")]
    [InlineData("using (var stream = File.OpenWrite(_path)) { stream.Write(data, 0, 1); }")]
    [InlineData("using (var stream = new FileStream(_path, FileMode.OpenOrCreate)) { stream.Write(data, 0, 1); }")]
    [InlineData("using (var stream = new FileStream(_path, FileMode.CreateNew)) { stream.Write(data, 0, 1); }")]
    [InlineData("using (var stream = new FileStream(_path, FileMode.Truncate)) { stream.Write(data, 0, 1); }")]
    [InlineData("File.Copy(text, _path);")]
    [InlineData("File.Copy(text, _path, overwrite: false);")]
    public Task It_is_no_whole_file_that_is_overwritten(string statements) => Verify<OverwriteInPlace>.Silent(Saving(statements));

    [Theory]
    [InlineData("File.WriteAllText(_path, \"\");")]
    [InlineData("File.WriteAllText(_path, string.Empty);")]
    [InlineData("File.WriteAllText(_path, \"{}\");")]
    [InlineData("File.WriteAllBytes(_path, new byte[0]);")]
    [InlineData("File.Create(_path).Dispose();")]
    public Task A_file_is_emptied_or_reset(string statements) => Verify<OverwriteInPlace>.Silent(Saving(statements));

    [Theory]
    [InlineData("string Path => System.IO.Path.Combine(System.IO.Path.GetTempPath(), \"state.json\");")]
    [InlineData("readonly string Path = System.IO.Path.GetTempFileName();")]
    [InlineData("readonly string Path = System.IO.Path.Combine(\"state\", Guid.NewGuid().ToString());")]
    public Task A_temporary_path(string member) => IsSilent($"{member} string Load() => File.ReadAllText(Path); void Save(string text) {{ File.WriteAllText(Path, text); }}");

    [Fact]
    public Task A_temporary_file_that_is_renamed_later() => IsSilent("""
        string _path;
        string _other;
        string Load() => File.ReadAllText(_other) + File.ReadAllText(_path);
        void Save(string text) { File.WriteAllText(_other, text); Publish(); }
        void Publish() => File.Move(_other, _path, overwrite: true);
        """);

    [Fact]
    public Task A_file_that_the_type_replaces_elsewhere() => IsSilent("""
        string _path;
        string Load() => File.ReadAllText(_path);
        void Save(string text)
        {
            try { File.WriteAllText(_path + ".tmp", text); File.Replace(_path + ".tmp", _path, null); }
            catch (IOException) { File.WriteAllText(_path, text); }
        }
        """);

    [Fact]
    public Task The_old_content_is_copied_first() => Verify<OverwriteInPlace>.Silent(Saving(
        """
        File.Copy(_path, _path + ".bak", overwrite: true);
        File.WriteAllText(_path, text);
        """));

    [Theory]
    [InlineData("string _devicePath;", "_devicePath")]
    [InlineData("const string Name = \"/sys/class/leds/led0/brightness\";", "\"/sys/class/leds/led0/brightness\"")]
    public Task A_device(string member, string path) => IsSilent($"{member} string Load() => File.ReadAllText({path}); void Save(string text) {{ File.WriteAllText({path}, text); }}");

    // Nothing can be put behind the end of these without the library.
    [Theory]
    [InlineData("using var stream = File.Create(_path); stream.Write(data, 0, 1);")]
    [InlineData("var stream = File.Create(_path); stream.Write(data, 0, 1); stream.Close();")]
    [InlineData("using (var stream = File.Create(_path)) stream.Write(data, 0, 1);")]
    [InlineData("using (var stream = File.Create(_path)) { stream.Write(data, 0, 1); if (text.Length == 0) return; stream.Write(data, 1, 1); }")]
    [InlineData("using (var stream = File.Create(_path)) { stream.Write(data, 0, 1); File.SetAttributes(_path, FileAttributes.Hidden); }")]
    [InlineData("using (var stream = new FileStream(_path, FileMode.Create, FileAccess.Write, FileShare.None, 4096, FileOptions.DeleteOnClose)) { stream.Write(data, 0, 1); }")]
    [InlineData("using (new StringReader(text)) using (var stream = File.Create(_path)) { stream.Write(data, 0, 1); }")]
    [InlineData("if (text.Length > 0) File.WriteAllText(_path, text);")]
    [InlineData("_ = File.WriteAllTextAsync(_path, text);")]
    [InlineData("Action save = () => File.WriteAllText(_path, text);")]
    public Task Where_there_is_no_fix_there_is_no_finding(string statements) => Verify<OverwriteInPlace>.Silent(Saving(statements));

    [Theory]
    [InlineData(Framework.Net472)]
    [InlineData(Framework.NetStandard20)]
    public Task A_framework_whose_move_does_not_replace(Framework framework) => Verify<OverwriteInPlace>.Silent(
        """
        using System.IO;

        class Settings
        {
            string _path;
            string Load() => File.ReadAllText(_path);
            void Save(string text) { File.WriteAllText(_path, text); }
        }
        """, framework);
}
