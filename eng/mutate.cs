#!/usr/bin/env dotnet
#:property PublishAot=false
#:project ../tests/Analyzers.Tests/Analyzers.Tests.csproj

// dotnet run -c Release eng/mutate.cs                              200,000 mutants of I/O code, through all rules and fixes
// dotnet run -c Release eng/mutate.cs -- --seed 7 --count 1000     others, and fewer
// dotnet run -c Release eng/mutate.cs -- --seed 7 --only 42        one of them, with its text
return await IoAnalyzers.Tests.Robustness.MutationCommand.Run(args);
