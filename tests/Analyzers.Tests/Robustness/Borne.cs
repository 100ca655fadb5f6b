using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace IoAnalyzers.Tests.Robustness;

/// <summary>What all rules and fixes made of a program that none of them stumbled over.</summary>
sealed record Borne(ImmutableArray<Diagnostic> Findings, int Fixes);
