using System.CodeDom.Compiler;
using System.IO.Compression;
using System.Net.Security;
using System.Reflection;
using System.Security.Cryptography;
using IoAnalyzers.Model.Streams;
using IoAnalyzers.Tests.Model.Streams.Measuring;

namespace IoAnalyzers.Tests.Model.Streams;

/// <summary>The constructor parameters that the table names exist, and do what it says.</summary>
public sealed class StreamWrappingTests
{
    /// <summary>Makes a wrapper over a stream; null as the second argument where the type is to choose.</summary>
    static readonly Dictionary<string, Func<Stream, bool?, IDisposable>> Wrappers = new()
    {
        ["System.IO.BufferedStream"] = static (s, _) => new BufferedStream(s),
        ["System.Net.Security.SslStream"] = static (s, open) => open is { } leave ? new SslStream(s, leave) : new SslStream(s),
        ["System.IO.Compression.DeflateStream"] = static (s, open) => new DeflateStream(s, CompressionMode.Compress, open ?? false),
        ["System.IO.Compression.GZipStream"] = static (s, open) => new GZipStream(s, CompressionMode.Compress, open ?? false),
        ["System.IO.Compression.ZLibStream"] = static (s, open) => new ZLibStream(s, CompressionMode.Compress, open ?? false),
        ["System.IO.Compression.BrotliStream"] = static (s, open) => new BrotliStream(s, CompressionMode.Compress, open ?? false),
        ["System.Security.Cryptography.CryptoStream"] = static (s, open) =>
            new CryptoStream(s, Aes.Create().CreateEncryptor(), CryptoStreamMode.Write, open ?? false),
        ["System.IO.BinaryWriter"] = static (s, open) => new BinaryWriter(s, System.Text.Encoding.UTF8, open ?? false),
        ["System.IO.BinaryReader"] = static (s, open) => new BinaryReader(s, System.Text.Encoding.UTF8, open ?? false),
        ["System.IO.StreamWriter"] = static (s, open) => new StreamWriter(s, leaveOpen: open ?? false),
        ["System.IO.StreamReader"] = static (s, open) => new StreamReader(s, leaveOpen: open ?? false),
        ["System.CodeDom.Compiler.IndentedTextWriter"] = static (s, _) => new IndentedTextWriter(new StreamWriter(s)),
    };

    public static TheoryData<string> Wrapping => [.. StreamTraits.Table.Where(row => row.Inner is not null).Select(row => row.Type)];

    public static TheoryData<string> WithLeaveOpen => [.. StreamTraits.Table.Where(row => row.LeaveOpen is not null).Select(row => row.Type)];

    [Theory]
    [MemberData(nameof(Wrapping))]
    public void Every_constructor_takes_the_named_inner_stream_or_a_path(string type)
    {
        var inner = Specimen.RowNamed(type).Inner!;
        Assert.All(ConstructorsOf(type), parameters => Assert.True(parameters[0].Name == inner || parameters[0].Name == "path"));
        Assert.Contains(ConstructorsOf(type), parameters => parameters[0].Name == inner);
    }

    [Theory]
    [MemberData(nameof(WithLeaveOpen))]
    public void The_named_leave_open_parameter_is_the_only_flag_of_its_kind(string type)
    {
        var flags = ConstructorsOf(type).SelectMany(parameters => parameters).Where(parameter => parameter.Name!.StartsWith("leave", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(flags);
        Assert.All(flags, flag => Assert.Equal(Specimen.RowNamed(type).LeaveOpen, flag.Name));
        Assert.All(flags, flag => Assert.Equal(typeof(bool), flag.ParameterType));
    }

    [Fact]
    public void A_row_without_a_leave_open_parameter_has_no_constructor_with_one() => Assert.All(
        StreamTraits.Table.Where(row => row.LeaveOpen is null).SelectMany(row => ConstructorsOf(row.Type)).SelectMany(parameters => parameters),
        parameter => Assert.DoesNotContain("leave", parameter.Name));

    [Fact]
    public void A_row_that_names_no_inner_stream_has_no_constructor_that_takes_one() => Assert.All(
        StreamTraits.Table.Where(row => row.Inner is null).SelectMany(row => ConstructorsOf(row.Type)).SelectMany(parameters => parameters),
        parameter => Assert.DoesNotContain(parameter.ParameterType, new[] { typeof(Stream), typeof(TextWriter), typeof(TextReader) }));

    [Theory]
    [MemberData(nameof(Wrapping))]
    public void Disposing_a_wrapper_closes_the_inner_stream_where_the_table_says_so(string type)
    {
        var inner = new CountingStream();
        Wrappers[type](inner, null).Dispose();
        Assert.Equal(Specimen.RowNamed(type).ClosesInner, inner.IsDisposed);
    }

    [Theory]
    [MemberData(nameof(WithLeaveOpen))]
    public void Leave_open_leaves_the_inner_stream_open(string type)
    {
        var inner = new CountingStream();
        Wrappers[type](inner, true).Dispose();
        Assert.False(inner.IsDisposed);
    }

    [Fact]
    public void A_synchronized_stream_closes_the_stream_that_it_was_given()
    {
        var inner = new CountingStream();
        Stream.Synchronized(inner).Dispose();
        Assert.True(inner.IsDisposed);
        Assert.Equal(StreamTraits.Synchronized.Inner, typeof(Stream).GetMethod(nameof(Stream.Synchronized))!.GetParameters().Single().Name);
    }

    static IEnumerable<ParameterInfo[]> ConstructorsOf(string type) =>
        BaseClassLibrary.TypeNamed(type)!.GetConstructors().Select(constructor => constructor.GetParameters());
}
