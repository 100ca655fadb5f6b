using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Buffering;

/// <summary>The code that runs as one: a lambda's, a local function's, or the member's.</summary>
static class FunctionBody
{
    public static IOperation Around(IOperation operation, MemberBody body)
    {
        for (var around = operation.Parent; around is not null; around = around.Parent)
        {
            switch (around)
            {
                case IAnonymousFunctionOperation lambda:
                    return lambda.Body;
                case ILocalFunctionOperation { Body: { } local }:
                    return local;
            }
        }

        return body.Operation!;
    }
}
