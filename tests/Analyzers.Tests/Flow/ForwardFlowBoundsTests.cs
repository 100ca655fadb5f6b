using IoAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Tests.Flow;

public class ForwardFlowBoundsTests
{
    [Fact]
    public void A_method_of_two_thousand_blocks_is_visited_in_proportion_to_its_size()
    {
        var (small, smallBlocks) = Visits(statements: 50);
        var (large, largeBlocks) = Visits(statements: 500);

        Assert.True(largeBlocks >= 2000, $"{largeBlocks} blocks");
        Assert.True(large <= small * (largeBlocks / (double)smallBlocks) * 1.1, $"{small} visits of {smallBlocks} blocks, {large} of {largeBlocks}");
        Assert.True(large <= 4 * largeBlocks, $"{large} visits of {largeBlocks} blocks");
    }

    [Fact]
    public void A_concatenation_of_ten_thousand_operands_does_not_overflow_the_stack()
    {
        // Written flat, it is a tree as deep as it is long; the parser itself stops at a depth of its own for anything nested by hand.
        var flow = new UnflushedFlow();

        var settled = flow.Run(UnflushedFlow.GraphOf("w.Write(1); var sum = " + string.Join(" + ", Enumerable.Repeat("n", 10_000)) + "; Use();"), default);

        Assert.True(settled);
        Assert.Equal([true], flow.AtUse);
    }

    [Fact]
    public void Facts_that_never_settle_end_the_run_and_nothing_is_seen()
    {
        var flow = new EndlessFlow();

        Assert.False(flow.Run(UnflushedFlow.GraphOf("while (c) { w.Write(1); }"), 0));
        Assert.False(flow.TryAtExit(out _));
        Assert.False(flow.HasSeen);
    }

    [Fact]
    public void The_exit_of_a_body_that_always_throws_is_not_reached()
    {
        var flow = new UnflushedFlow();

        Assert.True(flow.Run(UnflushedFlow.GraphOf("w.Write(1); throw new Exception();"), default));

        Assert.False(flow.TryAtExit(out _));
    }

    [Fact]
    public void Facts_at_the_exit_join_every_return()
    {
        var flow = new UnflushedFlow();

        Assert.True(flow.Run(UnflushedFlow.GraphOf("w.Write(1); if (c) return; w.Flush();"), default));

        Assert.True(flow.TryAtExit(out var facts));
        Assert.True(facts.Unflushed);
    }

    [Theory]
    [InlineData("try { Action a = () => { w.Write(1); if (c) throw new Exception(); w.Flush(); }; a(); } finally { Log(); }", false)]
    [InlineData("try { Log(); } finally { Action a = () => { try { w.Write(1); } finally { Log(); } }; a(); }", true)]
    public void A_lambda_has_its_own_handlers_and_not_those_around_it(string body, bool unflushedAtExit)
    {
        var graph = UnflushedFlow.GraphOf(body);
        var lambda = graph.Blocks.SelectMany(block => block.Operations).SelectMany(operation => operation.DescendantsAndSelf()).OfType<IFlowAnonymousFunctionOperation>().Single();
        var flow = new UnflushedFlow();

        Assert.True(flow.Run(graph.GetAnonymousFunctionControlFlowGraph(lambda), default));

        Assert.True(flow.TryAtExit(out var facts));
        Assert.Equal(unflushedAtExit, facts.Unflushed);
    }

    [Fact]
    public void A_cancelled_run_stops()
    {
        var cancelled = new CancellationToken(canceled: true);

        Assert.Throws<OperationCanceledException>(() => new UnflushedFlow(cancelled).Run(UnflushedFlow.GraphOf("w.Write(1);"), default));
    }

    static (int Visits, int Blocks) Visits(int statements)
    {
        var body = string.Concat(Enumerable.Range(0, statements)
            .Select(i => $"try {{ w.Write({i}); if (c) return; w.Flush(); }} finally {{ Log(); }} while (n == {i}) {{ if (c) w.Write({i}); w.Flush(); }} Use(); "));
        var (flow, graph) = (new UnflushedFlow(), UnflushedFlow.GraphOf(body));
        Assert.True(flow.Run(graph, default));
        return (flow.Visits, graph.Blocks.Length);
    }

    /// <summary>Counts writes, which no loop bounds.</summary>
    sealed class EndlessFlow() : ForwardFlow<int>(CancellationToken.None)
    {
        public bool HasSeen { get; private set; }

        protected override int Join(int left, int right) => Math.Max(left, right);

        protected override int After(IOperation operation, int facts) => facts + 1;

        protected override void See(IOperation operation, int before) => HasSeen = true;
    }
}
