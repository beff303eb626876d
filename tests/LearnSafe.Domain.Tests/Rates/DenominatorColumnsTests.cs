using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using LearnSafe.Domain.Rates;

namespace LearnSafe.Domain.Tests.Rates;

/// <summary>Lines of a file of denominators: however they are written they mean one thing, and whatever they hold they never break the reader.</summary>
public sealed class DenominatorColumnsTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);
    private static readonly DenominatorKinds Kinds = DenominatorKinds.Load(Path.Combine(AppContext.BaseDirectory, "content"));
    private static readonly string[] Header = ["code", "kind", "from", "to", "value", "source"];

    [Theory]
    [InlineData("y99001|Registered patients|2026-04-01||8412|List size", "2026-04-01 none 8412")]
    [InlineData(" Y99 001 |registered-patients|01/04/2026| |8,412| List   size ", "2026-04-01 none 8412")]
    [InlineData("Y99001|REGISTERED_PATIENTS|1/4/2026|30/06/2026|8 412|List size", "2026-04-01 2026-06-30 8412")]
    [InlineData("Y99001|registered patients|2026-04||1,008,412|List size", "not believed")]
    [InlineData("Y99001|registered patients|2026-04||8412|List size", "2026-04-01 none 8412")]
    [InlineData("FX901|items dispensed|2026-04||9000|BSA", "2026-04-01 2026-04-30 9000")]
    [InlineData("FX901|items dispensed|2026-Q2||27000|BSA", "2026-04-01 2026-06-30 27000")]
    [InlineData("FX901|items dispensed|2026-04|2026-06|27000|BSA", "2026-04-01 2026-06-30 27000")]
    [InlineData("FX901|items dispensed|20260401|20260430|9000|BSA", "2026-04-01 2026-04-30 9000")]
    [InlineData("FX901|items dispensed|2026-04-01||9000|BSA", "needs a last day")]
    [InlineData("|items dispensed|2026-04||9000|BSA", "code is missing")]
    [InlineData("not a code at all|items dispensed|2026-04||9000|BSA", "shape of an ODS code")]
    [InlineData("FX901||2026-04||9000|BSA", "kind must be one of registered-patients")]
    [InlineData("FX901|appointments|2026-04||9000|BSA", "kind must be one of")]
    [InlineData("FX901|items dispensed|||9000|BSA", "\"from\" is missing")]
    [InlineData("FX901|items dispensed|April||9000|BSA", "\"April\" in \"from\" is not a time")]
    [InlineData("FX901|items dispensed|2026-02-30||9000|BSA", "in \"from\" is not a time")]
    [InlineData("FX901|items dispensed|2026||9000|BSA", "in \"from\" is not a time")]
    [InlineData("FX901|items dispensed|2026-04|soon|9000|BSA", "\"soon\" in \"to\"")]
    [InlineData("FX901|items dispensed|2026-04||nine|BSA", "whole number")]
    [InlineData("FX901|items dispensed|2026-04||9.5|BSA", "whole number")]
    [InlineData("FX901|items dispensed|2026-04||9,00|BSA", "whole number")]
    [InlineData("FX901|items dispensed|2026-04|||BSA", "whole number")]
    [InlineData("FX901|items dispensed|2026-04||-5|BSA", "above 0")]
    [InlineData("FX901|items dispensed|2026-04||0|BSA", "above 0")]
    [InlineData("FX901|items dispensed|2026-04||99999999999999999999|BSA", "not believed")]
    [InlineData("FX901|items dispensed|2026-11||9000|BSA", "not over")]
    [InlineData("FX901|items dispensed|2026-04||9000|", "source is missing")]
    [InlineData("FX901|items dispensed|2026-04||9000", "source is missing")]
    [InlineData("FX901|items dispensed|2026-04||9000|B\u0007SA", "on one line")]
    public void Read_ALine_IsTheValueOrWhyNot(string line, string expected)
    {
        var (row, _, fault) = DenominatorColumns.Of(Header, out _)!.Read(2, line.Split('|'), Kinds, Today);
        Assert.Equal(row is null, fault is not null);
        var said = row is null ? fault! : string.Create(CultureInfo.InvariantCulture, $"{row.Value.From:yyyy-MM-dd} {row.Value.To?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "none"} {row.Value.Value}");
        Assert.Contains(expected, said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Source;VALUE;From;Kind;Organisation code", null)]
    [InlineData("code;kind;month;count;source", null)]
    [InlineData("code;kind;from;value", "\"source\"")]
    [InlineData("code;from", "\"kind\", \"value\", \"source\"")]
    [InlineData("code;kind;from;date;value;source", "Two columns")]
    [InlineData("", "does not name \"code\"")]
    public void Of_TheFirstLine_FindsTheColumnsByTheirNames(string header, string? fault)
    {
        var columns = DenominatorColumns.Of(header.Split(';'), out var said);
        Assert.Equal(fault is null, columns is not null);
        if (fault is null) Assert.Null(said);
        else Assert.Contains(fault, said, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_HoweverAValueIsWritten_IsTheSame() => Prop.ForAll(Written().ToArbitrary(), one =>
    {
        var (row, code, fault) = DenominatorColumns.Of(one.Header, out _)!.Read(7, one.Cells, Kinds, Today);
        return fault is null && code == "FX901" && row! is { Line: 7, Code: "FX901", Source: "The contractor's own count" } && row.Kind == one.Kind && row.Value == one.Value;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Read_WhateverStandsThere_IsARowOrAReason() => Prop.ForAll(Nonsense().ToArbitrary(), cells =>
    {
        var (row, code, fault) = DenominatorColumns.Of(Header, out _)!.Read(2, cells, Kinds, Today);
        return (row is null) != (fault is null) && code.Length <= 41 && (row is null || row.Value.Fault(row.Kind, Today) is null);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    private sealed record WrittenLine(string[] Header, string[] Cells, DenominatorKind Kind, DenominatorValue Value);

    private static Gen<WrittenLine> Written() =>
        from kind in Gen.Elements(Kinds.All.ToArray())
        from month in Gen.Choose(0, 300)
        from quarter in Gen.Elements(true, false)
        from number in Gen.Choose(1, 199_999)
        from shape in Gen.Choose(0, 3)
        from commas in Gen.Elements("", ",", " ")
        from order in Gen.Shuffle(Enumerable.Range(0, 6).ToArray())
        from padding in Gen.Elements("", " ", "\t ")
        select Line(kind, new DateOnly(2000, 1, 1).AddMonths(month), quarter && month % 3 == 0, number, shape, commas, order, padding);

    private static WrittenLine Line(DenominatorKind kind, DateOnly first, bool quarter, int number, int shape, string commas, int[] order, string padding)
    {
        var last = first.AddMonths(quarter ? 3 : 1).AddDays(-1);
        string Day(DateOnly day) => day.ToString(shape switch { 0 => "yyyy-MM-dd", 1 => "yyyyMMdd", 2 => "dd/MM/yyyy", _ => "d/M/yyyy" }, CultureInfo.InvariantCulture);
        // What holds from day to day has no end unless one is written.
        var isShort = shape == 3 && kind.IsFlow;
        var from = !isShort ? Day(first) : quarter ? string.Create(CultureInfo.InvariantCulture, $"{first.Year}-Q{((first.Month - 1) / 3) + 1}") : first.ToString("yyyy-MM", CultureInfo.InvariantCulture);
        var cells = new[] { "fx901", kind.Title, from, isShort ? "" : Day(last), number.ToString("N0", CultureInfo.InvariantCulture).Replace(",", commas, StringComparison.Ordinal), "The contractor's  own count" };
        return new WrittenLine([.. order.Select(at => Header[at].ToUpperInvariant() + padding)], [.. order.Select(at => padding + cells[at] + padding)], kind, new DenominatorValue(first, last, number));
    }

    private static Gen<string[]> Nonsense()
    {
        var cell = Gen.OneOf(
            Gen.Elements("FX901", "items dispensed", "2026-04", "2026-Q9", "0000-00-00", "9999-12-31", "2026-04-30", "9000", "-0", "1,2,3", ",", " ", "", "=cmd()", "\u0000", "٣٤", "1e9", "NaN", "🩺", "registered patients", "01/04/2026"),
            ArbMap.Default.GeneratorFor<string>().Where(text => text is not null));
        return Gen.Choose(0, 8).SelectMany(count => cell.ArrayOf(count));
    }
}
