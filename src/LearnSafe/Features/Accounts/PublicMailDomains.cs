namespace LearnSafe.Features.Accounts;

/// <summary>Where anybody gets an address: no proof of where they work.</summary>
internal static class PublicMailDomains
{
    private static readonly HashSet<string> Domains = new(
        """
        gmail.com googlemail.com outlook.com outlook.co.uk hotmail.com hotmail.co.uk live.com live.co.uk msn.com yahoo.com yahoo.co.uk ymail.com rocketmail.com icloud.com me.com mac.com
        aol.com aol.co.uk btinternet.com btopenworld.com bt.com sky.com virginmedia.com virgin.net ntlworld.com talktalk.net tiscali.co.uk talk21.com blueyonder.co.uk plusnet.com plus.com
        ee.co.uk o2.co.uk vodafone.net proton.me protonmail.com pm.me tutanota.com tuta.com gmx.com gmx.net gmx.co.uk gmx.de web.de mail.com email.com zoho.com fastmail.com hey.com
        yandex.com mail.ru duck.com mailinator.com guerrillamail.com 10minutemail.com temp-mail.org yopmail.com trashmail.com
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);

    public static bool Contains(string domain) => Domains.Contains(domain);
}
