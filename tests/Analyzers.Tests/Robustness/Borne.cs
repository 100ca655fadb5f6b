using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace IoAnalyzers.Tests.Robustness;

/// <summary>What all rules and fixes made of a program that none of them stumbled over.</summary>
/// <param name="Fixes">The actions of all findings, each of which was applied.</param>
/// <param name="SoundFixes">Those of them that were applied to a program without an error, which has none behind them either.</param>
sealed record Borne(ImmutableArray<Diagnostic> Findings, int Fixes = 0, int SoundFixes = 0);
