#!/usr/bin/env dotnet
#:property PublishAot=false
#:project ../tests/Analyzers.Tests/Analyzers.Tests.csproj

// dotnet run -c Release eng/replay.cs                 every key of the recorded edit sessions, compared with fresh runs
// dotnet run -c Release eng/replay.cs -- copy-loop    of one of them
return await IoAnalyzers.Tests.Robustness.SessionCommand.Run(args);
