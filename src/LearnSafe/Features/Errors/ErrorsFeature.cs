using LearnSafe.Platform.Web;

namespace LearnSafe.Features.Errors;

/// <summary>The pages that say what to do next when something is not there, not allowed or broken.</summary>
public sealed class ErrorsFeature : Feature;
