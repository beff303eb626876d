namespace LearnSafe.Platform.Web;

/// <summary>What is sent to the page is not kept where the session was over: it promises that nothing is stored.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeverKeptAttribute : Attribute;
