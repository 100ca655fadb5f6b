using System.Collections.Generic;
using IoAnalyzers.Model;
using IoAnalyzers.Model.Streams;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Buffering;

/// <summary>Finds sends of arrays, right behind each other, to one connected socket, that one send of a list can do.</summary>
static class GatheredSends
{
    /// <summary>The parts of a send that stay when it takes a list.</summary>
    readonly record struct Send(IInvocationOperation Call, StatementSyntax Statement, Segment Segment, string? Flags, string? Configured);

    public static IEnumerable<SplitMessage> In(IBlockOperation block, MemberBody body)
    {
        var run = new List<Send>();
        foreach (var statement in block.Operations)
        {
            var send = SendIn(statement, body);
            if (send is { } piece && run.Count > 0 && IsLike(piece, run[0]))
            {
                run.Add(piece);
                continue;
            }

            if (Message(run, body) is { } message)
                yield return message;
            run.Clear();
            if (send is not null)
                run.Add(send.Value);
        }

        if (Message(run, body) is { } last)
            yield return last;
    }

    static SplitMessage? Message(List<Send> run, MemberBody body)
    {
        if (run.Count < 2 || !StreamSocket.Is(run[0].Call.Instance, body) || !TakesList(run[0].Call.TargetMethod, body.Io)
            || run[0].Call.Instance!.Symbol() is not { } socket)
            return null;

        var (pieces, segments, leading) = (new List<IInvocationOperation>(), new List<Segment>(), new List<StatementSyntax>());
        foreach (var send in run)
        {
            // In a list of statements, one can be taken out.
            if (!StatementList.Holds(send.Statement))
                return null;
            pieces.Add(send.Call);
            segments.Add(send.Segment);
            leading.Add(send.Statement);
        }

        if (ConditionalCode.IsBetween(leading[0], leading[leading.Count - 1]))
            return null;
        leading.RemoveAt(leading.Count - 1);
        var last = (InvocationExpressionSyntax)run[run.Count - 1].Call.Syntax;
        return new(socket.Name, pieces, new GatheredSend(leading, last.ArgumentList, segments, run[0].Flags is { } flags ? ", " + flags : ""));
    }

    static bool IsLike(Send one, Send other) =>
        one.Call.TargetMethod.Name == other.Call.TargetMethod.Name && one.Flags == other.Flags && one.Configured == other.Configured
        && one.Call.Instance!.Symbol() is { } socket && SymbolEqualityComparer.Default.Equals(socket, other.Call.Instance!.Symbol());

    /// <summary>A send whose result nobody looks at, of an array or a part of one, without a token, which a list could not take.</summary>
    static Send? SendIn(IOperation statement, MemberBody body)
    {
        if (statement.Syntax is not StatementSyntax syntax || SmallWriteSearch.CallIn(statement) is not { TargetMethod.Name: "Send" or "SendAsync", Instance: { } socket } call
            || !socket.Type.Is(body.Io.Socket) || call.Syntax is not InvocationExpressionSyntax || call.TargetMethod.Name == "SendAsync" != IsAwaitedIn(statement))
            return null;

        IOperation? buffer = null, offset = null, size = null;
        string? flags = null;
        foreach (var argument in call.Arguments)
        {
            if (argument.ArgumentKind == ArgumentKind.DefaultValue)
                continue;
            switch (argument.Parameter?.Name)
            {
                case "buffer":
                    buffer = ArrayOrSegment(argument.Value);
                    break;
                case "offset":
                    offset = argument.Value;
                    break;
                case "size":
                    size = argument.Value;
                    break;
                case "socketFlags":
                    flags = argument.Value.ConstantValue is { HasValue: true } ? argument.Value.Syntax.ToString() : null;
                    if (flags is null)
                        return null;
                    break;
                default:
                    return null;
            }
        }

        return SegmentOf(buffer, offset, size, body.Io) is { } segment ? new(call, syntax, segment, flags, Continuation.SettingOf(call)?.Syntax.ToString()) : null;
    }

    /// <summary>Only what has no effect and depends on none: all pieces are evaluated before the first is sent.</summary>
    static Segment? SegmentOf(IOperation? buffer, IOperation? offset, IOperation? size, IoSymbols io)
    {
        if (buffer is null || !IsPlain(buffer) || offset is not null && !IsPlain(offset) || size is not null && !IsPlain(size))
            return null;
        if (buffer.Type.Is(io.ArraySegment))
            return new(buffer.Syntax.ToString(), IsSegment: true);
        if (buffer.Type is not IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte })
            return null;
        return new(size is null ? $"{buffer.Syntax}" : $"{buffer.Syntax}, {offset?.Syntax.ToString() ?? "0"}, {size.Syntax}", IsSegment: false);
    }

    /// <summary>An array becomes a segment, or memory, by an operator that nobody wrote.</summary>
    static IOperation ArrayOrSegment(IOperation value) =>
        value is IConversionOperation { IsImplicit: true, Operand: { Type: IArrayTypeSymbol } array } ? array : value.Unconverted();

    static bool IsPlain(IOperation value)
    {
        foreach (var operation in value.DescendantsAndSelf())
        {
            var isPlain = operation switch
            {
                ILiteralOperation or ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IInstanceReferenceOperation or IBinaryOperation
                    or IConversionOperation { OperatorMethod: null } or IArgumentOperation or ITypeOfOperation => true,
                IPropertyReferenceOperation { Property.Name: "Length" or "Count" or "UTF8" or "ASCII" or "Unicode" } => true,
                IInvocationOperation { TargetMethod: { Name: "GetBytes", ContainingType: { Name: "BitConverter" or "Encoding" } } } => true,
                _ => false,
            };
            if (!isPlain)
                return false;
        }

        return true;
    }

    static bool IsAwaitedIn(IOperation statement) => statement is IExpressionStatementOperation { Operation: IAwaitOperation };

    /// <summary>The same method takes a list of segments here.</summary>
    static bool TakesList(IMethodSymbol send, IoSymbols io)
    {
        if (io.ArraySegment is null)
            return false;
        foreach (var member in send.ContainingType.GetMembers(send.Name))
            if (member is IMethodSymbol { Parameters: { Length: > 0 } parameters } && parameters[0].Type is INamedTypeSymbol { Name: "IList" })
                return true;
        return false;
    }
}
