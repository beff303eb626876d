using LearnSafe.Domain.Lfpse;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace LearnSafe.Platform.Web;

/// <summary>Binds typed text without the spaces around it and without what is not text (<see cref="WritableText"/>); nothing but spaces is no answer.</summary>
public sealed class TrimmedTextBinder : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        ArgumentNullException.ThrowIfNull(bindingContext);
        var value = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
        if (value == ValueProviderResult.None)
            return Task.CompletedTask;
        bindingContext.ModelState.SetModelValue(bindingContext.ModelName, value);
        var text = value.FirstValue is { } typed ? WritableText.Of(typed).Trim() : null;
        bindingContext.Result = ModelBindingResult.Success(string.IsNullOrEmpty(text) ? null : text);
        return Task.CompletedTask;
    }
}

/// <summary>Chooses <see cref="TrimmedTextBinder"/> for every text but passwords, whose spaces are the person's own.</summary>
public sealed class TrimmedTextBinderProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var isText = context.Metadata.ModelType == typeof(string) && context.BindingInfo.BinderType is null;
        return isText && context.Metadata.DataTypeName != "Password" ? new TrimmedTextBinder() : null;
    }
}
