using LearnSafe.Bench;

// Each benchmark prints its figures; bench/README.md keeps them with date and machine.
if (args is not [("submissions" or "pages" or "start" or "generate" or "import" or "gate") and var which, ..])
{
    Console.Error.WriteLine("Which? submissions, pages, start, generate, import or gate. Run it in Release, on a machine that does nothing else.");
    return 2;
}

await (which switch
{
    "submissions" => SubmissionsBench.RunAsync(),
    "pages" => PagesBench.RunAsync(),
    "start" => StartBench.RunAsync(),
    "import" => ImportBench.RunAsync(),
    "gate" => GateBench.RunAsync(),
    _ => GenerateBench.RunAsync(),
});
return 0;
