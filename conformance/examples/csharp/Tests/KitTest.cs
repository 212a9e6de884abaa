using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using Xunit;

/// <summary>
/// Puts the cases of the kit to <see cref="Judge"/>, each a test of xUnit:
/// <code>
/// dotnet test Tests/Tests.csproj
/// </code>
/// SEGUR_KIT is the folder of the kit. Give its full path: the tests run elsewhere.
/// </summary>
public class KitTest
{
    /// <summary>The rules that the judge knows, and its edition. Let it grow.</summary>
    private static readonly string[] Rules = { "S101", "S102", "D210", "D212" };
    private const string Edition = "published";

    private static readonly string Kit = Environment.GetEnvironmentVariable("SEGUR_KIT") ?? "kit";

    public static IEnumerable<object[]> Cases()
    {
        return Read("manifest.json").GetProperty("cases").EnumerateArray()
            .Where(one => one.GetProperty("edition").GetString() == Edition)
            .Where(one => Rules.Contains(one.GetProperty("rule").GetString()))
            .Select(one => new object[] { one.GetProperty("id").GetString() });
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void TheJudgeAgrees(string id)
    {
        JsonElement one = Read("manifest.json").GetProperty("cases").EnumerateArray()
            .Single(other => other.GetProperty("id").GetString() == id);
        JsonElement expected = ExpectedOf(one);
        JsonElement demandes = Member(expected, "demandes");
        Verdict found = Judge.Of(Path.Combine(Kit, one.GetProperty("file").GetString()));

        Compare("fichier", Codes(Member(expected, "fichier")), found.Fichier);
        Compare("archive", Codes(Member(expected, "archive")), new List<string>());
        foreach (string position in Positions(demandes).Union(found.Demandes.Keys))
        {
            List<string> given;
            found.Demandes.TryGetValue(position, out given);
            List<string> codes = Codes(Member(demandes, position));
            Compare("demande " + position, codes, given ?? new List<string>());
        }
    }

    /// <summary>
    /// What must be found in a case: what the manifest says, else attendu.json beside it.
    /// </summary>
    private static JsonElement ExpectedOf(JsonElement one)
    {
        if (one.TryGetProperty("expected", out JsonElement expected))
        {
            return expected;
        }
        string file = one.GetProperty("file").GetString();
        JsonElement attendu = Read(Path.Combine(Path.GetDirectoryName(file), "attendu.json"));
        return attendu.GetProperty(Path.GetFileName(file));
    }

    private static void Compare(string item, List<string> expected, List<string> found)
    {
        string[] codes = found.Distinct().ToArray();
        Assert.True(
            Agree(expected, codes),
            $"{item}: expected [{string.Join(" ", expected)}], found [{string.Join(" ", codes)}]");
    }

    /// <summary>
    /// The first code is ASP's answer. It may stand alone; others behind it must be right.
    /// </summary>
    private static bool Agree(List<string> expected, string[] found)
    {
        if (found.FirstOrDefault() != expected.FirstOrDefault())
        {
            return false;
        }
        return found.Length < 2 || new HashSet<string>(found).SetEquals(expected);
    }

    /// <summary>The codes of an item. Without any it is accepted.</summary>
    private static List<string> Codes(JsonElement codes)
    {
        return codes.ValueKind == JsonValueKind.Array
            ? codes.EnumerateArray().Select(code => code.GetString()).ToList()
            : new List<string>();
    }

    private static IEnumerable<string> Positions(JsonElement demandes)
    {
        return demandes.ValueKind == JsonValueKind.Object
            ? demandes.EnumerateObject().Select(request => request.Name)
            : Enumerable.Empty<string>();
    }

    private static JsonElement Member(JsonElement value, string name)
    {
        JsonElement member = default(JsonElement);
        bool isThere = value.ValueKind == JsonValueKind.Object
            && value.TryGetProperty(name, out member);
        return isThere ? member : default(JsonElement);
    }

    private static JsonElement Read(string path)
    {
        return JsonDocument.Parse(File.ReadAllText(Path.Combine(Kit, path))).RootElement;
    }
}
