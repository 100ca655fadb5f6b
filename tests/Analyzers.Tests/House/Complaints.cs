using Xunit.Sdk;

namespace IoAnalyzers.Tests.House;

/// <summary>What is wrong in the house; each line names the file or thing to put right.</summary>
static class Complaints
{
    public static void None(IEnumerable<string> complaints)
    {
        var lines = complaints.ToList();
        if (lines.Count > 0)
            throw new XunitException(string.Join('\n', lines));
    }
}
