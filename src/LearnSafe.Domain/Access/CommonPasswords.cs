namespace LearnSafe.Domain.Access;

/// <summary>What people choose most, and what is tried first; with it what a health service would suggest to itself.</summary>
internal static class CommonPasswords
{
    public static IReadOnlyList<string> Words { get; } =
        """
        password passwort passw0rd pass word secret secure security letmein welcome login logon signin admin administrator root master access open test testing guest user demo
        default changeme change temp temporary hello goodbye please thankyou iloveyou loveyou love lovely sweetheart darling babygirl baby princess prince queen king angel angels
        sunshine sunny rainbow summer winter autumn spring january february march april may june july august september october november december monday tuesday wednesday thursday
        friday saturday sunday christmas easter holiday birthday football rugby cricket tennis golf baseball basketball hockey liverpool arsenal chelsea everton manchester united
        city tottenham celtic rangers villa newcastle leeds england britain scotland wales ireland london dragon monkey tiger lion eagle falcon bear wolf horse dog cat puppy kitten
        charlie michael jordan daniel thomas george harry jack james robert andrew matthew joshua jessica ashley nicole michelle jennifer hannah sophie charlotte emma amanda samantha
        superman batman spiderman pokemon starwars matrix ninja shadow hunter killer ranger soccer gaming minecraft computer internet google facebook twitter whatever nothing
        freedom trustno1 trustno trust qwerty qwertyuiop qwertz azerty asdfgh asdfghjkl zxcvbn zxcvbnm qazwsx qazwsxedc 1q2w3e4r5t6y 1q2w3e4r5t 1q2w3e4r q1w2e3r4t5y6 q1w2e3r4 qweasd
        qweasdzxc 123qwe abc123 abcd1234 abcdef abcdefgh abcabc 123456789 1234567890 0987654321 987654321 12345678 1234567 123456 12345 1234 123123 123321 111111 000000 112233
        121212 654321 666666 777777 888888 696969 159753 147258369 abc xyz aaa money cheese chocolate banana cookie coffee pepper ginger flower butterfly purple orange yellow silver
        diamond mustang ferrari porsche mercedes corvette harley yamaha blink slipknot metallica nirvana jesus heaven blessed faith
        nhs nhsengland health healthcare hospital practice surgery clinic pharmacy dental dentist optician doctor nurse patient patients safety safe patientsafety learnsafe learn
        medical medicine reception receptionist manager staff team office work
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
