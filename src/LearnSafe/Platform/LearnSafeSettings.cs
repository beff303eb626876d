namespace LearnSafe.Platform;

/// <summary>Where settings come from, the later winning: the file settings.json in the data folder, environment (LEARNSAFE__Database__Provider), flags.</summary>
public static class LearnSafeSettings
{
    public static void AddTo(IConfigurationManager configuration, string dataFolder)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        configuration.AddJsonFile(Path.GetFullPath(Path.Combine(dataFolder, "settings.json")), optional: true, reloadOnChange: false);
        configuration.AddEnvironmentVariables("LEARNSAFE__");
        configuration.AddInMemoryCollection([new("Data", dataFolder)]);
    }
}
