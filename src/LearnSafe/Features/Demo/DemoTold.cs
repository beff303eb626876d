using System.Globalization;
using LearnSafe.Data;
using LearnSafe.Domain.PublicForms;
using LearnSafe.Features.Events;
using LearnSafe.Features.History;
using LearnSafe.Features.PublicForms;

namespace LearnSafe.Features.Demo;

/// <summary>What people without an account told the demo's providers, sent through the same forms, and what came of it.</summary>
internal sealed class DemoTold(
    DemoToldContent content, DateOnly today, PublicFormCatalogue forms, PublicPageService pages, PublicDraftService drafts, PublicReportService reports, ProgressService progress, DemoReviewMaker reviews, RecordWriter writer)
{
    public void AddTo(List<(DateTimeOffset At, Func<Task> Do)> steps, IReadOnlyDictionary<string, Guid> organisations, IReadOnlyDictionary<string, Guid> people)
    {
        var first = steps.Count == 0 ? At(90, new TimeOnly(9, 0)) : steps.Min(step => step.At);
        foreach (var (organisation, code) in content.Pages) steps.Add((first, () => pages.OpenAsync(organisations[organisation], Actor.System, code)));
        foreach (var told in content.Told)
        {
            var code = ReceiptCode.Of(told.Letters);
            steps.Add((At(told.Day, told.Time), () => TellAsync(told, organisations[told.Organisation], code)));
            if (told.Opened is { } opened) steps.Add((At(opened.Day, new TimeOnly(8, 20)), async () => await progress.OpenedAsync(await IdAsync(code), people[opened.By!])));
            foreach (var (order, message) in (told.Messages ?? []).Index()) steps.Add((At(message.Day, new TimeOnly(7, 10 + order)), async () => await WriteAsync(await IdAsync(code), message, people)));
            if (told.Feedback is { } feedback) steps.Add((At(feedback.Day, new TimeOnly(12, 40)), async () =>
            {
                var id = await IdAsync(code);
                await writer.WriteAsync(transaction => reviews.FinishAsync(transaction, id, people[feedback.By!], feedback.Text!));
            }
                ));
            if (told.Closed is { } closed) steps.Add((At(closed.Day, new TimeOnly(16, 5)), async () => await progress.CloseAsync(await IdAsync(code), people[closed.By!])));
        }
    }

    private async Task TellAsync(DemoToldRecord told, Guid organisation, string code)
    {
        var (form, day, place) = (forms.Find(told.Form)!, today.AddDays(-told.Day), (await pages.OfAsync(organisation))!);
        var token = await drafts.BeginAsync(organisation, form, day);
        var answers = told.Answers.Aggregate(PublicAnswers.Begin(day), (given, answer) => given.With(answer.Key, answer.Value));
        if (told.Occurred is { } before) answers = answers.With("day", Date(day.AddDays(-before), "yyyy-MM-dd"));
        if (answers.First("month") is not null) answers = answers.With("month", Date(day, "yyyy-MM"));
        await drafts.SaveAsync(token, organisation, form, _ => answers);
        if (await drafts.SendAsync(token, place, form, code) is not { ReceiptCode: { } given } || given != code) throw new InvalidOperationException($"The demo's own form {told.Letters} is not answered to its end.");
        await drafts.ForgetAsync(token);
    }

    private Task WriteAsync(Guid id, DemoToldStep message, IReadOnlyDictionary<string, Guid> people) =>
        message.By is { } by ? reports.AnswerAsync(id, message.Text!, people[by]) : reports.WriteAsync(id, message.Text!);

    private async Task<Guid> IdAsync(string code) => (await reports.FindAsync(code))!.Event.Id;

    private DateTimeOffset At(int daysAgo, TimeOnly time) => new(today.AddDays(-daysAgo), time, TimeSpan.Zero);

    private static string Date(DateOnly day, string format) => day.ToString(format, CultureInfo.InvariantCulture);
}

/// <param name="Pages">The link code of each provider.</param>
public sealed record DemoToldContent(IReadOnlyDictionary<string, string> Pages, IReadOnlyList<DemoToldRecord> Told);

/// <param name="Letters">The receipt code without its check letter.</param>
/// <param name="Day">Days before today when it was told.</param>
/// <param name="Occurred">Days before that when it happened, where the day is asked.</param>
public sealed record DemoToldRecord(
    string Organisation, string Form, string Letters, int Day, TimeOnly Time, IReadOnlyDictionary<string, IReadOnlyList<string>> Answers, int? Occurred = null,
    DemoToldStep? Opened = null, IReadOnlyList<DemoToldStep>? Messages = null, DemoToldStep? Feedback = null, DemoToldStep? Closed = null);

/// <param name="By">Who at the provider; null for the person who told it.</param>
public sealed record DemoToldStep(int Day, string? By = null, string? Text = null);
