using LearnSafe.Platform.Web;

await LearnSafeWeb.Build(args).RunAsync();
