using IoAnalyzers.Copying;

namespace IoAnalyzers.Tests.Model;

/// <summary>Where code runs, asked through the rule whose finding is none on Windows.</summary>
public sealed class TargetSystemTests
{
    const string Call = "await network.Socket.SendFileAsync(path);";
    const string Reported = "await [|network.Socket.SendFileAsync(path)|];";

    [Theory]
    [InlineData("build_property.TargetFramework = net8.0-windows")]
    [InlineData("build_property.TargetFramework = net10.0-windows10.0.19041.0")]
    [InlineData("build_property.TargetPlatformIdentifier = Windows")]
    [InlineData("build_property.RuntimeIdentifier = win-x64")]
    public Task A_project_for_Windows(string property) => Verify<LeakingSendFile>.Silent(Call, properties: property);

    [Theory]
    [InlineData("build_property.TargetFramework = net8.0")]
    [InlineData("build_property.TargetFramework = net8.0-maccatalyst")]
    [InlineData("build_property.TargetPlatformIdentifier =")]
    [InlineData("build_property.RuntimeIdentifier = linux-x64")]
    public Task A_project_for_other_systems_too(string property) => Verify<LeakingSendFile>.Reports(Reported, properties: property);

    [Theory]
    [InlineData("""[assembly: SupportedOSPlatform("Windows7.0")]""", "", "")]
    [InlineData("", """[SupportedOSPlatform("windows")]""", "")]
    [InlineData("", "", """[SupportedOSPlatform("windows10.0.17763")]""")]
    [InlineData("", """[SupportedOSPlatform("linux"), SupportedOSPlatform("windows")]""", """[SupportedOSPlatform("windows")]""")]
    public Task A_declaration_for_Windows(string onAssembly, string onType, string onMember) =>
        Verify<LeakingSendFile>.Silent(Declared(onAssembly, onType, onMember, "await socket.SendFileAsync(path);"));

    [Theory]
    [InlineData("""[assembly: SupportedOSPlatform("linux")]""", "", "")]
    [InlineData("", """[SupportedOSPlatform("windows"), SupportedOSPlatform("linux")]""", "")]
    [InlineData("", "", """[UnsupportedOSPlatform("windows")]""")]
    public Task A_declaration_for_other_systems_too(string onAssembly, string onType, string onMember) =>
        Verify<LeakingSendFile>.Reports(Declared(onAssembly, onType, onMember, "await [|socket.SendFileAsync(path)|];"));

    static string Declared(string onAssembly, string onType, string onMember, string call) => $$"""
        using System.Net.Sockets;
        using System.Runtime.Versioning;
        using System.Threading.Tasks;

        {{onAssembly}}

        {{onType}}
        class Server
        {
            class Inner
            {
                {{onMember}}
                public async Task Send(Socket socket, string path)
                {
                    {{call}}
                }
            }
        }
        """;

    [Theory]
    [InlineData("OperatingSystem.IsWindows()")]
    [InlineData("OperatingSystem.IsWindowsVersionAtLeast(10)")]
    [InlineData("OperatingSystem.IsWindows() && data.Length > 0")]
    [InlineData("!(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS())")]
    [InlineData("!OperatingSystem.IsLinux() && !OperatingSystem.IsMacOS()")]
    [InlineData("System.Runtime.InteropServices.RuntimeInformation.IsOSPlatform(System.Runtime.InteropServices.OSPlatform.Windows)")]
    [InlineData("Environment.OSVersion.Platform == PlatformID.Win32NT")]
    [InlineData("Environment.OSVersion.Platform != PlatformID.Unix")]
    public Task A_test_around_it_leaves_Windows(string test) => Verify<LeakingSendFile>.Silent(
        $$"""
        if ({{test}})
        {
            {{Call}}
        }
        """);

    [Theory]
    [InlineData("!OperatingSystem.IsWindows()")]
    [InlineData("OperatingSystem.IsLinux()")]
    [InlineData("!OperatingSystem.IsWindowsVersionAtLeast(10)")]
    [InlineData("OperatingSystem.IsWindows() || data.Length > 0")]
    [InlineData("!OperatingSystem.IsLinux()")]
    [InlineData("Environment.OSVersion.Platform == PlatformID.Unix")]
    [InlineData("data.Length == 0")]
    public Task A_test_around_it_leaves_others(string test) => Verify<LeakingSendFile>.Reports(
        $$"""
        if ({{test}})
        {
            {{Reported}}
        }
        """);

    [Fact]
    public Task The_other_branch() => Verify<LeakingSendFile>.Reports(
        $$"""
        if (OperatingSystem.IsWindows())
        {
            {{Call}}
        }
        else
        {
            {{Reported}}
        }
        """);

    [Fact]
    public Task A_test_that_ends_the_method_on_other_systems() => Verify<LeakingSendFile>.Silent(
        $$"""
        if (!OperatingSystem.IsWindows())
            throw new PlatformNotSupportedException();
        Func<Task> send = async () =>
        {
            {{Call}}
        };
        await send();
        """);

    [Fact]
    public Task A_test_that_ends_the_method_on_Windows() => Verify<LeakingSendFile>.Reports(
        $$"""
        if (OperatingSystem.IsWindows())
        {
            network.Socket.SendFile(path);
            return;
        }

        {{Reported}}
        """);

    [Fact]
    public Task A_local_a_field_and_a_guard_hold_the_answer() => Verify<LeakingSendFile>.Silent(
        """
        using System;
        using System.Net.Sockets;
        using System.Runtime.Versioning;
        using System.Threading.Tasks;

        class Server
        {
            static readonly bool IsWindows = OperatingSystem.IsWindows();

            [SupportedOSPlatformGuard("windows")]
            static bool HasTransmitPackets => Environment.ProcessorCount > 1;

            public async Task Send(Socket socket, string path)
            {
                var isWindows = OperatingSystem.IsWindows();
                if (isWindows)
                {
                    await socket.SendFileAsync(path);
                }
                if (IsWindows)
                {
                    await socket.SendFileAsync(path);
                }
                if (HasTransmitPackets)
                {
                    await socket.SendFileAsync(path);
                }
            }
        }
        """);

    [Fact]
    public Task A_local_that_is_set_again_is_no_answer() => Verify<LeakingSendFile>.Reports(
        $$"""
        var isWindows = OperatingSystem.IsWindows();
        isWindows |= data.Length > 0;
        if (isWindows)
        {
            {{Reported}}
        }
        """);
}
