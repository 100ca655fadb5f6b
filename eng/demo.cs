#!/usr/bin/env dotnet
#:property PublishAot=false
#:project Demo/Demo.csproj

// dotnet run eng/demo.cs                     the four samples
// dotnet run eng/demo.cs -- --sample NAME    one of them
// dotnet run eng/demo.cs -- PATH             a copy of your own project, folder or solution
return IoAnalyzers.Demo.Demonstration.Run(args);
