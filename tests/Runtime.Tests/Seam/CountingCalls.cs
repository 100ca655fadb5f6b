namespace IoAnalyzers.Runtime.Tests.Seam;

/// <summary>Tells the name of each call.</summary>
sealed class CountingCalls(SystemCalls inner, Action<string> seen) : ForwardingCalls(inner)
{
    protected override bool Begins(ref Call call, out CallResult answer)
    {
        seen(call.Name);
        return base.Begins(ref call, out answer);
    }
}
