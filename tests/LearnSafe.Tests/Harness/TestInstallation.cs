using LearnSafe.Data;
using LearnSafe.Data.Engines;
using LearnSafe.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace LearnSafe.Tests.Harness;

/// <summary>A whole LearnSafe of a test's own: data folder, migrated database, and the program in memory when first asked for. Its clock stands at <see cref="TestClock.Start"/>.</summary>
public sealed partial class TestInstallation : IAsyncDisposable
{
    private static readonly SemaphoreSlim TemplateLock = new(1, 1);
    private static readonly Dictionary<Engine, string> Templates = [];

    /// <summary>What the program knows of its pages' fields: the same in every test, and half of a start to find out.</summary>
    private static IModelMetadataProvider? knownForms;

    private readonly Engine engine;
    private readonly string connectionString;
    private WebApplication? program;

    private TestInstallation(Engine engine, string folder, string connectionString)
    {
        (this.engine, this.connectionString) = (engine, connectionString);
        Folder = new DataFolder(folder);
    }

    public DataFolder Folder { get; }

    public TestClock Clock { get; } = new();

    /// <summary>Everything the program wrote to its log.</summary>
    public TestLog Log { get; } = new();

    public IServiceProvider Services => Program.Services;

    public WebApplication Program => program ?? throw new InvalidOperationException("Start the installation first.");

    public IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["Data"] = Folder.Path,
        ["Database:Provider"] = engine.ToString(),
        ["Database:ConnectionString"] = connectionString,
    };

    /// <summary>A migrated database in a folder of its own, with the program started in memory.</summary>
    public static async Task<TestInstallation> StartAsync(Engine engine)
    {
        var installation = await CreateAsync(engine);
        await installation.StartProgramAsync();
        return installation;
    }

    /// <summary>The same with the program built and its jobs not begun, as a command has it.</summary>
    public static async Task<TestInstallation> BuiltAsync(Engine engine)
    {
        var installation = await CreateAsync(engine);
        installation.Build(builder => builder.WebHost.UseTestServer());
        await installation.Get<StorageStart>().StartingAsync(CancellationToken.None);
        return installation;
    }

    /// <summary>An empty, unmigrated database in a folder of its own; nothing started.</summary>
    public static async Task<TestInstallation> EmptyAsync(Engine engine)
    {
        var folder = Directory.CreateTempSubdirectory("learnsafe-test-").FullName;
        return new TestInstallation(engine, folder, engine == Engine.Sqlite
            ? $"Data Source={Path.Combine(folder, "learnsafe.db")}"
            : await PostgreSqlServer.CreateDatabaseAsync());
    }

    public static async Task<TestInstallation> CreateAsync(Engine engine)
    {
        var template = await TemplateAsync(engine);
        var folder = Directory.CreateTempSubdirectory("learnsafe-test-").FullName;
        if (engine == Engine.PostgreSql) return new TestInstallation(engine, folder, await PostgreSqlServer.CreateDatabaseAsync(template));
        var file = Path.Combine(folder, "learnsafe.db");
        File.Copy(template, file);
        return new TestInstallation(engine, folder, $"Data Source={file}");
    }

    /// <param name="serve">Where it is to listen; in memory where nothing is said.</param>
    public async Task StartProgramAsync(Action<WebApplicationBuilder>? serve = null)
    {
        Build(serve ?? (builder => builder.WebHost.UseTestServer()));
        await Program.StartAsync();
    }

    private void Build(Action<WebApplicationBuilder> serve)
    {
        program = LearnSafeWeb.Build([], builder =>
        {
            serve(builder);
            builder.Configuration.AddInMemoryCollection(Settings);
            builder.Services.AddSingleton<TimeProvider>(Clock);
            // A password is made hard to guess by a tenth of a second of work, which tests would do by the thousand.
            builder.Services.Configure<PasswordHasherOptions>(hashing => hashing.IterationCount = 1);
            builder.Logging.ClearProviders().AddProvider(Log);
            if (knownForms is not null) builder.Services.AddSingleton(knownForms);
        });
        knownForms ??= program.Services.GetRequiredService<IModelMetadataProvider>();
    }

    public async Task StopProgramAsync()
    {
        if (program is null) return;
        await program.StopAsync();
        await program.DisposeAsync();
        program = null;
    }

    /// <summary>A client that keeps cookies and does not follow redirects.</summary>
    public HttpClient Client() => new(new CookieHandler(Program.GetTestServer().CreateHandler())) { BaseAddress = new Uri("http://localhost") };

    public T Get<T>() where T : notnull => Services.GetRequiredService<T>();

    public async Task<TResult> QueryAsync<TResult>(Func<LearnSafeContext, Task<TResult>> query)
    {
        await using var context = NewContext();
        return await query(context);
    }

    public LearnSafeContext NewContext()
    {
        var options = new DbContextOptionsBuilder<LearnSafeContext>();
        DatabaseEngine.From(new ConfigurationBuilder().AddInMemoryCollection(Settings).Build(), Folder).Configure(options);
        return new LearnSafeContext(options.Options);
    }

    public async ValueTask DisposeAsync()
    {
        await StopProgramAsync();
        if (engine == Engine.PostgreSql) await PostgreSqlServer.DropDatabaseAsync(connectionString);
        else Microsoft.Data.Sqlite.SqliteConnection.ClearPool(new(new SqliteEngine(connectionString).ConnectionString));
        Directory.Delete(Folder.Path, recursive: true);
    }

    /// <summary>One database an engine is migrated once and copied for each test.</summary>
    private static async Task<string> TemplateAsync(Engine engine)
    {
        await TemplateLock.WaitAsync();
        try
        {
            if (Templates.TryGetValue(engine, out var ready)) return ready;
            var installation = await EmptyAsync(engine);
            await using (var context = installation.NewContext()) await context.Database.MigrateAsync();
            if (engine == Engine.Sqlite)
            {
                Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
                return Templates[engine] = installation.Folder.Database;
            }

            await using (var connection = new NpgsqlConnection(installation.connectionString)) NpgsqlConnection.ClearPool(connection);
            return Templates[engine] = new NpgsqlConnectionStringBuilder(installation.connectionString).Database!;
        }
        finally
        {
            TemplateLock.Release();
        }
    }
}
