namespace LearnSafe.Platform.Web;

/// <summary>One subject of the program: what it needs, who may do what, and where it answers. Its subclass is the only thing that <see cref="LearnSafeWeb"/> knows of it.</summary>
public abstract class Feature
{
    public virtual void AddTo(WebApplicationBuilder builder)
    {
    }

    public virtual void MapOn(WebApplication app)
    {
    }
}
