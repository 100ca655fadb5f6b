#!/usr/bin/env dotnet
#:property PublishAot=false
#:project ../tests/FixProof.Tests/FixProof.Tests.csproj

// dotnet run eng/fix-proof.cs -- --seed 1 --count 10000    makes programs, fixes them, runs them before and after, and compares
return await IoAnalyzers.FixProof.Programs.ProofCommand.RunAsync(args);
