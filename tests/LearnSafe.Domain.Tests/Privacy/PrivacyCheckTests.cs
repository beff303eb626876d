using LearnSafe.Domain.Privacy;

namespace LearnSafe.Domain.Tests.Privacy;

/// <summary>All people, numbers and addresses are invented; telephone numbers are of the ranges that Ofcom keeps for drama.</summary>
public class PrivacyCheckTests
{
    [Theory]
    [InlineData(PrivacyKind.NhsNumber, "The label was for <943 476 5919> but")]
    [InlineData(PrivacyKind.NhsNumber, "NHS no <9434765919>.")]
    [InlineData(PrivacyKind.NhsNumber, "(<943-476-5919>)")]
    [InlineData(PrivacyKind.NhsNumber, "<943\u00A0476\u00A05919>")]
    [InlineData(PrivacyKind.NhsNumber, "<94347 65919>")]
    [InlineData(PrivacyKind.NhsNumber, "<9 4 3 4 7 6 5 9 1 9>")]
    [InlineData(PrivacyKind.NhsNumber, "NHS:<9434765919>, and")]
    [InlineData(PrivacyKind.NhsNumber, "dotted <943.476.5919>, and")]
    [InlineData(PrivacyKind.NhsNumber, "NHS-<9434765919>")]
    [InlineData(PrivacyKind.Postcode, "lives at <Sw1a 1aa>.")]
    [InlineData(PrivacyKind.Postcode, "<Ls88 2qt>")]
    [InlineData(PrivacyKind.Phone, "on 01-11-2025 rang <01632 960123>")]
    [InlineData(PrivacyKind.Phone, "Rang <07700 900123> twice")]
    [InlineData(PrivacyKind.Phone, "<07700900123>")]
    [InlineData(PrivacyKind.Phone, "<07700-900-123>")]
    [InlineData(PrivacyKind.Phone, "<+44 7700 900123>")]
    [InlineData(PrivacyKind.Phone, "<+447700900123>")]
    [InlineData(PrivacyKind.Phone, "<0044 7700 900123>")]
    [InlineData(PrivacyKind.Phone, "<+44 (0)161 496 0123>")]
    [InlineData(PrivacyKind.Phone, "<0044 (0)161 496 0123>")]
    [InlineData(PrivacyKind.Phone, "<0161 496 0123>")]
    [InlineData(PrivacyKind.Phone, "<(0161) 496 0123>")]
    [InlineData(PrivacyKind.Phone, "(<0161 496 0123>)")]
    [InlineData(PrivacyKind.Phone, "<020 7946 0123>")]
    [InlineData(PrivacyKind.Phone, "<01632 960123>")]
    [InlineData(PrivacyKind.Phone, "<01632 96012>")]
    [InlineData(PrivacyKind.Phone, "rang <01632 960123> 2 times")]
    [InlineData(PrivacyKind.Phone, "rang <07700 900123> 14:30")]
    [InlineData(PrivacyKind.Email, "Sent to <jo.bloggs@example.org>.")]
    [InlineData(PrivacyKind.Email, "<o'neill_2+x@mail.example.co.uk>, who")]
    [InlineData(PrivacyKind.Postcode, "lives at 4 High Street, <LS88 2QT>.")]
    [InlineData(PrivacyKind.Postcode, "<LS882QT>")]
    [InlineData(PrivacyKind.Postcode, "<M77 4QP>")]
    [InlineData(PrivacyKind.Postcode, "<ec9a 9zz>")]
    [InlineData(PrivacyKind.DateOfBirth, "DOB <12/03/1952>")]
    [InlineData(PrivacyKind.DateOfBirth, "D.O.B.: <12.3.52>")]
    [InlineData(PrivacyKind.DateOfBirth, "date of birth was <3 March 1952> on")]
    [InlineData(PrivacyKind.DateOfBirth, "born on <3rd of March 1952>")]
    [InlineData(PrivacyKind.DateOfBirth, "born <1952-03-03>")]
    [InlineData(PrivacyKind.DateOfBirth, "dob <120352>")]
    [InlineData(PrivacyKind.DateOfBirth, "Baby born at 38+2 weeks on <03/03/2026>")]
    [InlineData(PrivacyKind.DateOfBirth, "a patient (<12/03/1952> (DOB))")]
    [InlineData(PrivacyKind.Name, "<Mr Smith> asked")]
    [InlineData(PrivacyKind.Name, "<Mrs O'Neill>'s repeat")]
    [InlineData(PrivacyKind.Name, "<Mrs O’Neill>’s repeat")]
    [InlineData(PrivacyKind.Name, "<Ms Ann-Marie Smith-Jones> came")]
    [InlineData(PrivacyKind.Name, "<Mr J. Smith> came")]
    [InlineData(PrivacyKind.Name, "<Mr J.P. McDonald> came")]
    [InlineData(PrivacyKind.Name, "<Dr. Patel> signed")]
    [InlineData(PrivacyKind.Name, "<Dr.Patel> signed")]
    [InlineData(PrivacyKind.Name, "<Dr AB Khan> signed")]
    [InlineData(PrivacyKind.Name, "<Dr van der Berg> signed")]
    [InlineData(PrivacyKind.Name, "<Dr al-Hassan> signed")]
    [InlineData(PrivacyKind.Name, "<Mr and Mrs Khan> came")]
    [InlineData(PrivacyKind.Name, "<Mrs Day> came")]
    [InlineData(PrivacyKind.Name, "practice <nurse Emma Jones> gave")]
    [InlineData(PrivacyKind.Name, "<Sister Byrne> gave")]
    [InlineData(PrivacyKind.Name, "<Rev Green> rang")]
    [InlineData(PrivacyKind.Name, "<Prof Ó Briain> rang")]
    [InlineData(PrivacyKind.Name, "<mr Smith> and")]
    [InlineData(PrivacyKind.Name, "<DR PATEL> rang")]
    [InlineData(PrivacyKind.Name, "<mrs hughes> came")]
    [InlineData(PrivacyKind.Name, "<Miss Lee>, 24,")]
    public void Find_OneIdentifier_MarksExactlyIt(PrivacyKind kind, string marked)
    {
        var start = marked.IndexOf('<', StringComparison.Ordinal);
        var length = marked.IndexOf('>', StringComparison.Ordinal) - start - 1;
        var text = marked.Replace("<", "", StringComparison.Ordinal).Replace(">", "", StringComparison.Ordinal);

        var finding = Assert.Single(PrivacyCheck.Find(text));

        Assert.Equal((kind, text.Substring(start, length)), (finding.Kind, text.Substring(finding.Start, finding.Length)));
    }

    [Theory]
    [InlineData("Amoxicillin 500mg three times a day for 7 days, 21 capsules")]
    [InlineData("about 1 in 1000, or 1 in 10 000")]
    [InlineData("5mg/5mL oral solution, 2.5 mL, 0.5 to 1 mL, 0.125 mg")]
    [InlineData("heparin 10 000 units, dalteparin 5,000 units, 1 000 000 units")]
    [InlineData("at 14:30, 1430, 09.15 and 0930 1030 1130")]
    [InlineData("On 23/11/2026 at 14:30 and 2026-11-23 14:30")]
    [InlineData("Practices P87657 and Y01010, pharmacy FA123 and FNA75, trust R1H, ICB QOQ")]
    [InlineData("LFPSE reference 4010232137 and LFPSE-9434765919")]
    [InlineData("Batch 4010232137, lot no. 9434765919, batch number B12 3AB")]
    [InlineData("EMIS number 1234567, 943 476 5918 and 9434765918")]
    [InlineData("BP 140/90 then 160/100, pulse 72, INR 3.4, HbA1c 58 mmol/mol, eGFR 45, K+ 5.9")]
    [InlineData("Sodium 128, creatinine 210 (previous 90), CRP 120, WBC 14.5 x 10^9/L")]
    [InlineData("MR scan of the knee, MR Angiogram, Zomorph MR Capsules")]
    [InlineData("A patient with MS had an MS Relapse; the MS Nurse was told, MS Contin was stopped")]
    [InlineData("Miss dose and double up later. Miss Dose alerts were off. Near Miss Log")]
    [InlineData("Sister ward was short of staff; our sister practice helped")]
    [InlineData("Dr rang back. The Dr said yes. I told the Dr. Amoxicillin was stopped. Dr. The patient left")]
    [InlineData("Nurse Practitioner and Nurse Manager; Nurse Team Meeting; Dr On Call rota")]
    [InlineData("Mrs A took the tablets of Mr B, seen by Dr X")]
    [InlineData("Vitamin B12 1 mg, B12 5mg, B12 2nd injection, B12 9mg, vitamin B12 2BD")]
    [InlineData("Taken to Sir Robert Peel Hospital and to Dr Gray's Hospital")]
    [InlineData("Reviewed 12/03/2026, booked for 3 April 2026, expiry 31/12/2027, invoice 01/02/2026")]
    [InlineData("Born by emergency section; seen 12/03/2026. The newborn check was 14/03/2026")]
    [InlineData("The date of birth did not match. Seen on 12/03/2026 again")]
    [InlineData("Call 999, 111 or 119; version 10.6.1; IP 192.168.0.1; room 0161")]
    [InlineData("GTIN 05012345678900, barcode 01234567890, 0.01234567890")]
    [InlineData("Warfarin 1mg, 3mg, 5mg; 3 x 28; 2-3 weeks; 10-14 days; £1,250.00")]
    [InlineData("Email address was missing; sent to patient@ home, cost @ 5 each")]
    [InlineData("Eye: R 6/9 L 6/12, IOP 24/22, tooth UR6 not UL6, BPE 212 232, S1 S2")]
    [InlineData("QTc 480 ms Sinus rhythm")]
    [InlineData("")]
    [InlineData("Seen 01-11-2025 14:05 by the duty doctor")]
    [InlineData("Rang 01.11.2025 10:30, no answer")]
    [InlineData("Letter of 01.11.25 1405 filed")]
    [InlineData("02-11-2025 930")]
    [InlineData("01 11 2025 930")]
    [InlineData("Level 2a 1st time, the Sw1a 1st")]
    [InlineData("version 943.476.591")]
    public void Find_OrdinaryRecordText_IsLeftAlone(string text) =>
        Assert.Equal([], PrivacyCheck.Find(text).Select(finding => $"{finding.Kind}: {text.Substring(finding.Start, finding.Length)}"));

    [Fact]
    public void Find_DateMistakenForAnother_FindsBothBirthDates()
    {
        const string text = "DOB 12/03/1952 entered as 12/03/1953, seen 04/05/2026";

        Assert.Equal(["12/03/1952", "12/03/1953"], PrivacyCheck.Find(text).Select(finding => text.Substring(finding.Start, finding.Length)));
    }

    [Fact]
    public void Find_Overlapping_KeepsTheLonger()
    {
        // The last ten digits satisfy modulus 11; the whole is a telephone number. The address holds a title and a name.
        const string text = "+44 161 496 0143 and Dr.Patel@example.org";

        Assert.Equal([PrivacyKind.Phone, PrivacyKind.Email], PrivacyCheck.Find(text).Select(finding => finding.Kind));
    }

    [Fact]
    public void Replace_All_LeavesASentenceThatReads()
    {
        const string text = "Dr Patel rang Mrs O'Neill (DOB 12/03/1952, 943 476 5919) on 07700 900123. Nurse Jones told Dr Khan.";

        var neutral = PrivacyCheck.Replace(text, PrivacyCheck.Find(text));

        Assert.Equal("A colleague rang [name] (DOB [date of birth], [NHS number]) on [phone number]. A colleague told a colleague.", neutral);
        Assert.Empty(PrivacyCheck.Find(neutral));
    }

    [Fact]
    public void Replace_SomeInAnyOrder_KeepsTheOthers()
    {
        const string text = "Mr Ash, Mr Beech, Mr Cedar";
        var found = PrivacyCheck.Find(text);

        Assert.Equal("[name], Mr Beech, [name]", PrivacyCheck.Replace(text, [found[2], found[0]]));
        Assert.Equal(text, PrivacyCheck.Replace(text, []));
    }

    [Fact]
    public void Replace_FindingsOfAnotherText_AreRefused()
    {
        var found = PrivacyCheck.Find("The patient is Mr Ash");

        Assert.Throws<ArgumentException>(() => PrivacyCheck.Replace("Short", found));
        Assert.Throws<ArgumentException>(() => PrivacyCheck.Replace("The patient is Mr Ash", [found[0], found[0]]));
    }
}
