using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Model;

/// <summary>What tests of the operating system, around a place or before it, leave of the systems that it runs on.</summary>
/// <remarks>A test holds wherever code runs that comes after it, in a lambda too: the system does not change.</remarks>
static class SystemGuards
{
    /// <summary>A test that calls itself through fields or locals is none.</summary>
    const int MostSteps = 16;

    public static TargetSystems Around(IOperation place, MemberBody body)
    {
        var systems = TargetSystems.All;
        for (var (inner, outer) = (place, place.Parent); outer is not null; (inner, outer) = (outer, outer.Parent))
        {
            systems &= outer switch
            {
                IConditionalOperation choice when inner != choice.Condition => WhereIs(choice.Condition, inner == choice.WhenTrue, body),
                IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both when inner == both.RightOperand => WhereIs(both.LeftOperand, true, body),
                IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } either when inner == either.RightOperand => WhereIs(either.LeftOperand, false, body),
                IBlockOperation block => After(block, inner, body),
                _ => TargetSystems.All,
            };
        }

        return systems;
    }

    /// <summary>What is left behind the statements of a block that end here on other systems: <c>if (!OperatingSystem.IsWindows()) return;</c>.</summary>
    static TargetSystems After(IBlockOperation block, IOperation place, MemberBody body)
    {
        var systems = TargetSystems.All;
        foreach (var statement in block.Operations)
        {
            if (statement == place)
                break;
            if (statement is not IConditionalOperation choice)
                continue;
            if (Ends(choice.WhenTrue))
                systems &= WhereIs(choice.Condition, false, body);
            if (Ends(choice.WhenFalse))
                systems &= WhereIs(choice.Condition, true, body);
        }

        return systems;
    }

    static bool Ends(IOperation? statement) => statement switch
    {
        IReturnOperation or IThrowOperation or IBranchOperation => true,
        IBlockOperation { Operations: { Length: > 0 } operations } => Ends(operations[operations.Length - 1]),
        _ => false,
    };

    /// <summary>The systems on which a condition can be true, or false.</summary>
    static TargetSystems WhereIs(IOperation condition, bool isTrue, MemberBody body, int steps = MostSteps)
    {
        if (steps == 0)
            return TargetSystems.All;

        switch (condition.Unconverted())
        {
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                return WhereIs(not.Operand, !isTrue, body, steps - 1);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } both:
                var (left, right) = (WhereIs(both.LeftOperand, isTrue, body, steps - 1), WhereIs(both.RightOperand, isTrue, body, steps - 1));
                return both.OperatorKind == BinaryOperatorKind.ConditionalAnd == isTrue ? left & right : left | right;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison:
                return WhereIsPlatform(comparison, isTrue == (comparison.OperatorKind == BinaryOperatorKind.Equals), body);
            case IInvocationOperation call:
                return NamedBy(call, body) is not 0 and var named ? isTrue ? named : Without(named, call) : TargetSystems.All;
            case ILocalReferenceOperation { Local: var local } when body.Values.OnlyValueOf(local) is { } value && !body.Values.IsReassigned(local):
                return WhereIs(value, isTrue, body, steps - 1);
            case IMemberReferenceOperation { Member: var member } when isTrue && TargetSystem.IsMarkedForWindows(member, body.Io.SupportedOSPlatformGuardAttribute):
                return TargetSystems.Windows;
            case IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol } reference when FieldValues.OnlyValueOf(reference.Member, body) is var (set, owner):
                return WhereIs(set, isTrue, owner, steps - 1);
            default:
                return TargetSystems.All;
        }
    }

    /// <summary><c>Environment.OSVersion.Platform == PlatformID.Win32NT</c>. .NET says Unix on macOS.</summary>
    static TargetSystems WhereIsPlatform(IBinaryOperation comparison, bool isEqual, MemberBody body)
    {
        if (!comparison.LeftOperand.Type.Is(body.Io.PlatformID) || comparison.RightOperand.ConstantValue is not { HasValue: true, Value: int platform }
            || comparison.LeftOperand is not IPropertyReferenceOperation { Property.Name: "Platform", Instance: IPropertyReferenceOperation { Property: { Name: "OSVersion", IsStatic: true } } })
            return TargetSystems.All;

        var systems = (PlatformID)platform switch
        {
            PlatformID.Win32NT => TargetSystems.Windows,
            PlatformID.Unix => TargetSystems.Linux | TargetSystems.MacOS,
            _ => TargetSystems.None,
        };
        return systems == TargetSystems.None ? TargetSystems.All : isEqual ? systems : TargetSystems.All & ~systems;
    }

    /// <summary>The one system that <c>OperatingSystem.IsWindows()</c> and <c>RuntimeInformation.IsOSPlatform(OSPlatform.Windows)</c> ask for.</summary>
    static TargetSystems NamedBy(IInvocationOperation call, MemberBody body)
    {
        var (type, name) = (call.TargetMethod.ContainingType, call.TargetMethod.Name);
        if (type.Is(body.Io.OperatingSystem))
            return name switch
            {
                "IsWindows" or "IsWindowsVersionAtLeast" => TargetSystems.Windows,
                "IsLinux" => TargetSystems.Linux,
                "IsMacOS" or "IsMacOSVersionAtLeast" => TargetSystems.MacOS,
                _ => TargetSystems.None,
            };
        if (!type.Is(body.Io.RuntimeInformation) || name != "IsOSPlatform" || call.Arguments.Length != 1)
            return TargetSystems.None;
        return call.Arguments[0].Value is not IPropertyReferenceOperation { Property: { IsStatic: true } platform } ? TargetSystems.None : platform.Name switch
        {
            "Windows" => TargetSystems.Windows,
            "Linux" => TargetSystems.Linux,
            "OSX" => TargetSystems.MacOS,
            _ => TargetSystems.None,
        };
    }

    /// <summary>An older version of a system is that system, too.</summary>
    static TargetSystems Without(TargetSystems named, IInvocationOperation call) =>
        call.TargetMethod.Name.EndsWith("VersionAtLeast", StringComparison.Ordinal) ? TargetSystems.All : TargetSystems.All & ~named;
}
