using LearnSafe.Platform.Web;

namespace LearnSafe.Features.Help;

/// <summary>Help, accessibility statement, privacy and cookies: readable without signing in.</summary>
public sealed class HelpFeature : Feature;
