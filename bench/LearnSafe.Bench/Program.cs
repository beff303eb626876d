using LearnSafe.Bench;

// Each benchmark prints its figures; bench/README.md keeps them with date and machine.
if (args is not [("submissions" or "pages" or "start" or "generate" or "import" or "gate" or "insight" or "oracle" or "search" or "export") and var which, ..])
{
    Console.Error.WriteLine("Which? submissions, pages, start, generate, import, gate, insight, oracle, search or export. Run it in Release, on a machine that does nothing else.");
    return 2;
}

await (which switch
{
    "submissions" => SubmissionsBench.RunAsync(),
    "pages" => PagesBench.RunAsync(),
    "start" => StartBench.RunAsync(),
    "import" => ImportBench.RunAsync(),
    "gate" => GateBench.RunAsync(),
    "insight" => InsightBench.RunAsync(args[1..]),
    "oracle" => OracleBench.RunAsync(args[1..]),
    "search" => SearchBench.RunAsync(args[1..]),
    "export" => ExportBench.RunAsync(args[1..]),
    _ => GenerateBench.RunAsync(),
});
return 0;
