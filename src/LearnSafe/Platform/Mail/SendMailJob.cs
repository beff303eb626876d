using LearnSafe.Platform.Jobs;

namespace LearnSafe.Platform.Mail;

/// <summary>Looks every few seconds for mail that is due.</summary>
public sealed class SendMailJob(MailSender sender, TimeProvider clock, ILogger<SendMailJob> log)
    : RepeatedJob(TimeSpan.FromSeconds(5), "Waiting mail could not be looked at", clock, log)
{
    protected override Task<int> DoAsync(CancellationToken cancellation) => sender.SendDueAsync(cancellation);
}
