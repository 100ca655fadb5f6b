using System.Linq;
using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Buffering;

/// <summary>Edits the arguments with which a FileStream is created.</summary>
static class FileStreamArguments
{
    /// <summary>Drops the buffer size, or writes the default of 4096 where no overload goes without it.</summary>
    public static void RestoreBuffer(IOperation creation, SourceEdit edit)
    {
        if (creation.ArgumentNamed("options")?.Unconverted() is IObjectCreationOperation { Initializer: { } initializer })
        {
            RemoveBufferSize((InitializerExpressionSyntax)initializer.Syntax, edit);
            return;
        }

        var arguments = creation is IInvocationOperation call ? call.Arguments : ((IObjectCreationOperation)creation).Arguments;
        var size = arguments.First(argument => argument.Parameter?.Name == "bufferSize");
        var isLastParameter = arguments.All(argument => argument.ArgumentKind == ArgumentKind.DefaultValue || argument.Parameter!.Ordinal <= size.Parameter!.Ordinal);
        if (isLastParameter)
            RemoveFromList((ArgumentSyntax)size.Syntax, edit);
        else
            edit.Replace(((ArgumentSyntax)size.Syntax).Expression, "4096");
    }

    static void RemoveBufferSize(InitializerExpressionSyntax initializer, SourceEdit edit)
    {
        var option = initializer.Expressions.OfType<AssignmentExpressionSyntax>().First(assignment => assignment.Left.ToString() == "BufferSize");
        edit.RemoveFrom(initializer.Expressions, option);
    }

    public static void RemoveFromList(ArgumentSyntax argument, SourceEdit edit) =>
        edit.RemoveFrom(((BaseArgumentListSyntax)argument.Parent!).Arguments, argument);
}
