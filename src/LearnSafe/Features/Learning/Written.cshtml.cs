using LearnSafe.Domain.Access;
using LearnSafe.Features.Accounts;
using LearnSafe.Platform.Permissions;

namespace LearnSafe.Features.Learning;

/// <summary>The summaries of one's own organisation, drafts among them.</summary>
[May(Permission.PublishLearning)]
public sealed class WrittenModel(LearningWriting writing, CurrentPersonService people) : WritingPage(people)
{
    public IReadOnlyList<WrittenRow> Rows { get; private set; } = [];

    public async Task OnGetAsync() => Rows = await writing.ListAsync(Person);
}
