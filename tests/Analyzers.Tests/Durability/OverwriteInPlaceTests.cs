using IoAnalyzers.Durability;
using Microsoft.CodeAnalysis;
using static IoAnalyzers.Tests.Durability.OverwriteCode;

namespace IoAnalyzers.Tests.Durability;

/// <summary>What is a file that the type loads, and what overwrites it.</summary>
public sealed class OverwriteInPlaceTests
{
    [Theory]
    [InlineData("[|File.WriteAllText(_path, text)|];")]
    [InlineData("[|File.WriteAllText(_path, text, Encoding.Unicode)|];")]
    [InlineData("[|File.WriteAllBytes(_path, data)|];")]
    [InlineData("[|File.WriteAllLines(_path, text.Split(' '))|];")]
    [InlineData("[|File.Copy(text, _path, true)|];")]
    [InlineData("[|File.Copy(text, _path, overwrite: true)|];")]
    [InlineData("using (var stream = [|File.Create(_path)|]) { stream.Write(data, 0, 1); }")]
    [InlineData("using (var stream = [|File.Open(_path, FileMode.Create)|]) { stream.Write(data, 0, 1); }")]
    [InlineData("using (var stream = [|new FileStream(_path, FileMode.Create)|]) { stream.Write(data, 0, 1); }")]
    [InlineData("using (var stream = [|new FileStream(_path, FileMode.OpenOrCreate)|]) { stream.SetLength(0); stream.Write(data, 0, 1); }")]
    [InlineData("using (var writer = [|new StreamWriter(_path)|]) { writer.Write(text); }")]
    [InlineData("using (var writer = [|File.CreateText(_path)|]) { writer.Write(text); }")]
    [InlineData("using (var writer = new StreamWriter([|File.Create(_path)|])) { writer.Write(text); }")]
    public Task Each_way_to_write_a_whole_file_is_reported(string write) => Verify<OverwriteInPlace>.Reports(Saving(write));

    [Theory]
    [InlineData("string Read() => File.ReadAllText(_file);")]
    [InlineData("byte[] Read() => File.ReadAllBytes(_file);")]
    [InlineData("Task<string[]> Read() => File.ReadAllLinesAsync(_file);")]
    [InlineData("IEnumerable<string> Read() => File.ReadLines(_file);")]
    [InlineData("Stream Read() => File.OpenRead(_file);")]
    [InlineData("TextReader Read() => File.OpenText(_file);")]
    [InlineData("Stream Read() => File.Open(_file, FileMode.Open);")]
    [InlineData("Stream Read() => new FileStream(_file, FileMode.Open, FileAccess.Read);")]
    [InlineData("Stream Read() => new FileStream(_file, FileMode.OpenOrCreate, FileAccess.ReadWrite);")]
    [InlineData("TextReader Read() => new StreamReader(_file);")]
    [InlineData("object Read() => System.Xml.Linq.XDocument.Load(_file);")]
    [InlineData("object Read() => System.Xml.XmlReader.Create(_file);")]
    [InlineData("object Read() => new FileInfo(_file).OpenText();")]
    [InlineData("static string From(string name) => File.ReadAllText(name); object Read() => From(_file); object Load() => null;")]
    [InlineData("static object Deserialize(string name) => null; object Read() => Deserialize(_file);")]
    public Task Each_way_to_load_a_file_counts(string load) => Verify<OverwriteInPlace>.Reports(Type(
        $$"""
        string _file;

        void Save(string text) { [|File.WriteAllText(_file, text)|]; }

        {{load}}
        """));

    [Theory]
    [InlineData("const string Name = \"settings.json\";", "Name")]
    [InlineData("static readonly string Name = Path.Combine(AppContext.BaseDirectory, \"settings.json\");", "Name")]
    [InlineData("public string Name { get; set; }", "Name")]
    [InlineData("string Folder; string Name => Path.Combine(Folder, \"settings.json\");", "Name")]
    [InlineData("string Folder; string Name { get { return Folder + \"/settings.json\"; } }", "Name")]
    [InlineData("string Folder; string Name() => Path.Combine(Folder, \"settings.json\");", "Name()")]
    [InlineData("string Folder;", "Path.Combine(Folder, \"settings.json\")")]
    [InlineData("", "Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), \"settings.json\")")]
    [InlineData("", "\"settings.json\"")]
    [InlineData("public interface IPlaces { string Name { get; } } IPlaces Places;", "Places.Name")]
    [InlineData("string Folder; static string Of(string folder, string name) { Console.WriteLine(name); return folder + name; }", "Of(Folder, \"settings.json\")")]
    public Task Each_way_to_spell_a_path_counts(string member, string path) => Verify<OverwriteInPlace>.Reports(Type(
        $$"""
        {{member}}

        string Load() => File.ReadAllText({{path}});

        void Save(string text) { [|File.WriteAllText({{path}}, text)|]; }
        """));

    [Fact]
    public Task The_path_may_stand_in_a_local() => Verify<OverwriteInPlace>.Reports(Type(
        """
        string Folder;

        string Load()
        {
            var file = Path.Combine(Folder, "settings.json");
            return File.Exists(file) ? File.ReadAllText(file) : "";
        }

        void Save(string text)
        {
            var target = Path.Combine(Folder, "settings.json");
            [|File.WriteAllText(target, text)|];
        }
        """));

    [Fact]
    public Task The_other_part_of_a_type_may_load_it() => Verify<OverwriteInPlace>.Reports(
        """
        using System.IO;

        partial class Settings
        {
            string _path;

            void Save(string text)
            {
                [|File.WriteAllText(_path, text)|];
            }
        }

        partial class Settings
        {
            string Load() => File.ReadAllText(_path);
        }
        """);

    [Fact]
    public Task The_constructor_may_load_it() => Verify<OverwriteInPlace>.Reports(Type(
        """
        readonly string _path;
        readonly string _text;

        public Settings(string path)
        {
            _path = path;
            _text = File.ReadAllText(_path);
        }

        void Save(string text)
        {
            [|File.WriteAllText(_path, text)|];
        }
        """));

    [Fact]
    public Task A_record_may_be_given_the_path() => Verify<OverwriteInPlace>.Reports(
        """
        using System.IO;

        public sealed record Settings(string Text, string SettingsFile)
        {
            public Settings Again() => this with { Text = From(this.SettingsFile) };

            public void Save()
            {
                [|File.WriteAllText(SettingsFile, From(SettingsFile) + Text)|];
            }

            static string From(string name) => File.Exists(name) ? File.ReadAllText(name) : "";
        }
        """);

    [Fact]
    public Task What_is_read_changed_and_written_back_counts() => Verify<OverwriteInPlace>.Reports(Type(
        """
        const string Name = "settings.json";

        void Rename(string from, string to)
        {
            var text = File.ReadAllText(Name);
            [|File.WriteAllText(Name, text.Replace(from, to))|];
        }
        """));

    [Fact]
    public Task A_restored_copy_counts() => Verify<OverwriteInPlace>.Reports(Saving("[|File.Copy(_path + \".bak\", _path, overwrite: true)|];"));

    [Fact]
    public Task A_copy_that_is_made_afterwards_keeps_no_old_content() => Verify<OverwriteInPlace>.Reports(Saving(
        """
        [|File.WriteAllText(_path, text)|];
        File.Copy(_path, _path + ".bak", overwrite: true);
        """));

    [Fact]
    public Task Two_files_are_two_findings() => Verify<OverwriteInPlace>.Reports(Type(
        """
        string First, Second;

        string Load() => File.ReadAllText(First) + File.ReadAllText(Second);

        void Save(string text)
        {
            [|File.WriteAllText(First, text)|];
            [|File.WriteAllText(Second, text)|];
        }
        """));

    [Theory]
    [InlineData("class Settings { void Save(string text)", DiagnosticSeverity.Info)]
    [InlineData("class Settings { void SaveSnapshot(string text)", DiagnosticSeverity.Warning)]
    [InlineData("class Ledger { void Save(string text)", DiagnosticSeverity.Warning)]
    [InlineData("class Settings { void Sync(FileStream file) => file.Flush(true); void Save(string text)", DiagnosticSeverity.Warning)]
    [InlineData("[IoAnalyzers.Runtime.DurableState] class Settings { void Save(string text)", DiagnosticSeverity.Warning)]
    [InlineData("[IoAnalyzers.Runtime.DurableState] class FileCache { void Save(string text)", DiagnosticSeverity.Warning)]
    public void The_severity_is_higher_where_the_data_must_survive(string member, DiagnosticSeverity expected) => Assert.Equal([expected], SeveritiesIn(member));

    [Theory]
    [InlineData("io_analyzers.durable_paths = *.json", DiagnosticSeverity.Warning)]
    [InlineData("io_analyzers.durable_paths = src/*.cs", DiagnosticSeverity.Info)]
    public void An_option_names_durable_paths_and_sources(string option, DiagnosticSeverity expected) =>
        Assert.Equal([expected], SeveritiesIn("class Settings { void Save(string text)", option));

    static IEnumerable<DiagnosticSeverity> SeveritiesIn(string member, string option = "") => Severities.Of(
        new OverwriteInPlace(),
        $$"""
        using System;
        using System.IO;
        {{member}} { File.WriteAllText(_path, text); } readonly string _path = "settings.json"; string Load() => File.ReadAllText(_path); }
        namespace IoAnalyzers.Runtime { [AttributeUsage(AttributeTargets.All)] sealed class DurableStateAttribute : Attribute { } }
        """,
        option);
}
