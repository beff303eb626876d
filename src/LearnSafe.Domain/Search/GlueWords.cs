using System.Collections.Frozen;

namespace LearnSafe.Domain.Search;

/// <summary>Words of three letters and more that join sentences and tell of nothing: two texts are not alike because both have them.</summary>
internal static class GlueWords
{
    private static readonly FrozenSet<string> All = (
        "all and any are but can day did due few for get got had has her him his how its let may new old nor not now off one our out own per put ran saw say see she six ten the too two use via was way who why yes yet you "
        + "about above across after again against almost along already also although always among another anybody anyone anything around away back because been before being below beside besides between both "
        + "came come could didnt does doesnt doing done down during each either else enough even ever every everybody everyone everything first from full gave give given goes going gone half hadnt hasnt have having "
        + "here hers herself himself into itself just kept knew know known last later least less like made make many might mine more most much must myself near need neither never next nobody none nothing "
        + "often once only onto other others ours over part perhaps quite rather really said same saw says second seen several shall should since some somebody someone something soon still such take taken "
        + "than that their theirs them themselves then there these they thing things third this those though through thus till today together told took towards twice under unless until upon used very want wanted went were "
        + "what when where whether which while whole whom whose will with within without would yesterday your").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static bool Has(string word) => All.Contains(word);
}
