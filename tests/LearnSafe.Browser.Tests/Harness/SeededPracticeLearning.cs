using LearnSafe.Domain.Access;
using LearnSafe.Domain.Engagement;
using LearnSafe.Domain.Learning;
using LearnSafe.Domain.Nhs;
using LearnSafe.Domain.Responses;
using LearnSafe.Domain.Responses.Templates;
using LearnSafe.Domain.SafetyActions;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Appraisal;
using LearnSafe.Features.Engagement;
using LearnSafe.Features.Events.Review;
using LearnSafe.Features.Learning;
using LearnSafe.Features.Organisations;
using LearnSafe.Features.Responses.Learning;
using LearnSafe.Features.SafetyActions;
using LearnSafe.Platform.Encryption;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Browser.Tests.Harness;

/// <summary>What came of the records: reviews, responses, actions, what was learned and whom it concerned.</summary>
public sealed partial class SeededPractice
{
    /// <summary>What the practice learned, what another shares with everybody, and what is not published yet.</summary>
    private async Task AddLearningAsync()
    {
        Summary = await installation.PublishAsync(Organisation, lead, SummaryScope.Network, [Record.Id, Whole.Id, Told.Id]);
        var other = await installation.QueryAsync(context => context.Organisations.SingleAsync(known => known.Code == "Y99031"));
        OthersSummary = await installation.PublishAsync(other, Person, SummaryScope.Installation, [], "The other side of a discharge");
        DraftSummary = await installation.PublishAsync(Organisation, lead, SummaryScope.CareBoard, [Record.Id], "Still to be read by somebody else", published: false);
        var encryption = installation.Get<LocalEncryption>();
        await using var context = installation.NewContext();
        context.LearningLikes.Add(new LearningLike { SummaryId = OthersSummary, PersonId = lead, At = TestClock.Start.UtcDateTime });
        context.LearningAdoptions.Add(new LearningAdoption { SummaryId = OthersSummary, OrganisationId = Organisation.Id, PersonId = lead, At = TestClock.Start.UtcDateTime, Encrypted = encryption.Encrypt(LearningAdoption.Purpose(OthersSummary, Organisation.Id), "We did the same, and it held.") });
        await context.SaveChangesAsync();
        await installation.Get<AppraisalService>().SaveAsync(lead, null, OthersSummary, new DateOnly(2026, 11, 20), new PrivateText("A discharge read twice", null, "To read it once more.", null, 0.5m));
    }

    /// <summary>The lead's own record, on which a colleague comments and asks.</summary>
    private async Task AddReviewAsync()
    {
        var colleague = await installation.QueryAsync(context => context.Users.SingleAsync(person => person.Email == Administrator));
        var reviewer = new CurrentPerson(colleague.Id, colleague.DisplayName, Organisation.Id, Organisation.Code, Organisation.Name, OrganisationKind.Provider, CareSetting.GeneralPractice, false, await AccessAsync());
        var reviews = installation.Get<ReviewService>();
        Assert.Equal(ReviewOutcome.Done, await reviews.CommentAsync(reviewer, Record.Id, "The third of its kind since the summer."));
        Assert.Equal(ReviewOutcome.Done, await reviews.AskAsync(reviewer, Record.Id, "Which of the two letters was read first?"));
    }

    private async Task AddEngagementAsync()
    {
        Assert.True(installation.Get<RoleCatalogue>().TryFind(RoleNames.PatientSafetyLead, out var role));
        var access = new PersonAccess([new HeldRole(role, Organisation.Id)], await installation.Get<OrganisationTreeService>().GetAsync());
        var leader = new CurrentPerson(lead, "Mairi Quill", Organisation.Id, Organisation.Code, Organisation.Name, OrganisationKind.Provider, CareSetting.GeneralPractice, false, access);
        var (cases, log) = (installation.Get<EngagementService>(), installation.Get<ContactLogService>());
        var (id, family, staff) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        Assert.Equal(EngagementOutcome.Done, await cases.BeginAsync(leader, id, [Record.Id, Whole.Id]));
        Assert.Equal(EngagementOutcome.Done, await log.NotePersonAsync(leader, id, family, 0, new AffectedDetails(AffectedKind.Family, "Wilhelmina Dace", "wife", "01632 960177", Preferred: ContactMethod.Phone, DoNotContact: true, WhyNotContact: "She asked to wait.")));
        Assert.Equal(EngagementOutcome.Done, await log.NotePersonAsync(leader, id, staff, 0, new AffectedDetails(AffectedKind.Staff, "Tobias Wren")));
        Assert.Equal(EngagementOutcome.Done, await log.NoteContactAsync(
            leader, id, Guid.CreateVersion7(), TestClock.Start.UtcDateTime, new EngagementContactDetails(ContactMethod.InPerson, [family], "She showed us the note that she had kept.", true), [new PromiseMade("Ring on Thursday", new DateOnly(2026, 11, 19))], ["Why did nobody ring?"]));
        Assert.Equal(EngagementOutcome.Done, await log.NoteSupportAsync(leader, id, staff, 0, new SupportDetails(new Dictionary<SupportOffer, OfferMade> { [SupportOffer.Debrief] = new(OfferState.Accepted, new DateOnly(2026, 11, 20)) }, "Jonas Pell", null), [(new DateOnly(2026, 11, 20), null)]));
        Assert.Equal(EngagementOutcome.Done, await cases.WriteStepAsync(leader, id, 1, 0, new Dictionary<string, string> { ["plan"] = "Ring first, then visit." }));
        Engagement = await installation.QueryAsync(async context => (id, staff, await context.EngagementPromises.Select(row => row.Id).SingleAsync(), await context.EngagementQuestions.Select(row => row.Id).SingleAsync()));
    }

    private async Task AddActionsAsync()
    {
        var keeper = await installation.ActingAsync(Organisation, Lead);
        var (actions, measures) = (installation.Get<SafetyActionService>(), installation.Get<SafetyMeasureService>());
        Area = await installation.AreaAsync(keeper, Record.Id);
        Action = await installation.ActionAsync(keeper, await installation.QueryAsync(context => context.Users.Where(one => one.Email == Reporter).Select(one => one.Id).SingleAsync()), Acting.Today.AddDays(9), areas: [Area]);
        ProposedAction = await installation.ActionAsync(keeper, null, null, "Teach everybody about letters", strength: "training", areas: [Area]);
        Assert.Null((await actions.AssessAsync(keeper, ProposedAction, 1, [.. Enum.GetValues<IfacesCriterion>().Select(criterion => new IfacesRating(criterion, 2, "People change every half year."))])).Fault);
        await installation.MoveAsync(keeper, Action, ActionStatus.Agreed, ActionStatus.Implemented);
        Assert.Null((await actions.NoteAsync(keeper, Action, "The form is changed.")).Fault);
        Assert.Null((await actions.HandInAsync(keeper, Action, 3, "Four weeks of counts.")).Fault);
        Measure = await installation.MeasureAsync(keeper, Action);
        Assert.Null((await measures.AddPointsAsync(keeper, Measure, [.. Enumerable.Range(0, 6).Select(week => new Measurement(Acting.Today.AddDays(-7 * week), 40 - week, 44, null, week == 2 ? "Half-term" : null))])).Fault);
        var first = await installation.QueryAsync(context => context.MeasurePoints.OrderBy(point => point.Day).Select(point => point.Id).FirstAsync());
        Assert.Null((await measures.CorrectPointAsync(keeper, Measure, first, new Measurement(Acting.Today.AddDays(-35), 30, 44, null))).Fault);
        Point = await installation.QueryAsync(context => context.MeasurePoints.Where(point => point.ReplacedAt == null).OrderBy(point => point.Day).Select(point => point.Id).FirstAsync());
    }

    /// <summary>A colleague leads it, so that the lead may review it as a peer.</summary>
    private async Task AddResponseAsync()
    {
        var colleague = await installation.QueryAsync(context => context.Users.SingleAsync(person => person.Email == Administrator));
        var leader = new CurrentPerson(colleague.Id, colleague.DisplayName, Organisation.Id, Organisation.Code, Organisation.Name, OrganisationKind.Provider, CareSetting.GeneralPractice, false, await AccessAsync());
        var templates = installation.Get<ResponseTemplates>();
        var responses = installation.Get<ResponseService>();
        Response = await responses.BeginAsync(leader, new ResponseBeginning(templates.Newest("swarm-huddle")!, "A repeat at the old dose", [Record.Id], null, colleague.Id));
        Tool = Guid.CreateVersion7();
        await responses.UseAsync(leader, Response, Tool, templates.Newest("link-analysis")!);
        var work = templates.Newest("swarm-huddle")!.Field("work", "workAsDone")!;
        var steps = templates.Newest("link-analysis")!;
        await installation.Get<FieldService>().SaveAsync(leader, Response,
        [
            new FieldPost(Response, "work", work, "Letters are read between telephone calls. The nurse failed to look twice.", 0, Keep: false),
            new FieldPost(Tool, LinkRows.Section, steps.Field(LinkRows.Section, "nodes")!, FieldReading.OfRows([["Nurse", "Person"], ["Reception", "Place"]]), 0, Keep: false),
            new FieldPost(Tool, LinkRows.Section, steps.Field(LinkRows.Section, "links")!, FieldReading.OfRows([["Nurse", "Reception", "Talk", "12", "2", "Noise"]]), 0, Keep: false),
        ]);
        var findings = installation.Get<FindingService>();
        await findings.AddAsync(leader, Response, new FindingText(SeipsElement.Organisation, "Letters are read between telephone calls.", SeipsEffect.Hindered, FindingStrength.Observed, WorkView.Done, []));
        var first = await installation.QueryAsync(context => context.ResponseFindings.Where(finding => finding.ResponseId == Response).Select(finding => finding.Id).SingleAsync());
        await findings.AddAsync(leader, Response, new FindingText(SeipsElement.Tasks, "A change takes four steps.", SeipsEffect.Both, FindingStrength.Corroborated, WorkView.Prescribed, [first]));
        await installation.Get<ParticipantService>().AddAsync(leader, Response, new NewParticipant(ParticipantCapacity.Staff, "Practice nurse", "Harebell Surgery", lead, new DateOnly(2026, 11, 20)));
    }
}
