return await LearnSafe.Platform.CommandLine.Commands.RunAsync(args);
