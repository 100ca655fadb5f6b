using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Model;

/// <summary>
/// What <c>ConfigureAwait</c> was given behind a call that is awaited, and whether it means the same behind another call. Since .NET 8 a Task takes a bool
/// or ConfigureAwaitOptions, a ValueTask a bool alone.
/// </summary>
static class Continuation
{
    const int ContinueOnCapturedContext = 1;

    /// <summary>Null where it is not called.</summary>
    public static IOperation? SettingOf(IOperation call) =>
        call.Parent is IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Arguments: { Length: 1 } arguments } ? arguments[0].Value : null;

    public static bool FitsValueTask(IOperation? setting) => setting is null || setting.Type?.SpecialType == SpecialType.System_Boolean;

    /// <summary>The argument, for the call of a Task or ValueTask. Of the two overloads of a Task, the compiler chooses none for the literal <c>default</c>.</summary>
    public static string TextOf(IOperation setting) => setting.Syntax.IsKind(SyntaxKind.DefaultLiteralExpression) && FitsValueTask(setting) ? "false" : setting.Syntax.ToString();

    /// <summary>Nothing, or the call with its dot.</summary>
    public static string CallOf(IOperation? setting) => setting is null ? "" : $".ConfigureAwait({TextOf(setting)})";

    /// <summary>The call for code near by: it goes on in the same context, and throws whatever the other may have swallowed.</summary>
    public static string CallLike(IOperation? setting) => setting?.ConstantValue is { HasValue: true, Value: int options }
        ? (options & ContinueOnCapturedContext) == 0 ? ".ConfigureAwait(false)" : ""
        : FitsValueTask(setting) && IsKnownEverywhere(setting) ? CallOf(setting) : "";

    /// <summary>At every place of the member.</summary>
    static bool IsKnownEverywhere(IOperation? setting) => setting is null or { ConstantValue.HasValue: true } or IParameterReferenceOperation or IFieldReferenceOperation;
}
