#!/usr/bin/env dotnet
#:property PublishAot=false
#:project Corpus/Corpus.csproj

// dotnet run -c Release eng/corpus.cs -- FOLDER…                   all rules and all their fixes over source trees, without building them
// dotnet run -c Release eng/corpus.cs -- --verdicts FILE FOLDER…   the same over the repositories of a list, and what differs from it
// dotnet run -c Release eng/corpus.cs -- --refresh FOLDER…         the same with the committed list, which is written anew
// dotnet run -c Release eng/corpus.cs -- --precision               how many findings of the list are right, for each rule
return IoAnalyzers.Corpus.CorpusScan.Run(args);
