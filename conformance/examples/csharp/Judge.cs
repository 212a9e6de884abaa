using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

/// <summary>What is found in a submission. What is not named is accepted.</summary>
public sealed class Verdict
{
    /// <summary>The codes of the file.</summary>
    public List<string> Fichier { get; } = new List<string>();

    /// <summary>The codes of its requests, by position, counted from 1.</summary>
    public SortedDictionary<string, List<string>> Demandes { get; } =
        new SortedDictionary<string, List<string>>();
}

/// <summary>Stands for your own validator: it knows S101, S102, D210 and D212.</summary>
public static class Judge
{
    // [0-9] and \z, since \d takes digits of any script, and $ a line break behind the last one.
    private static readonly Regex Date =
        new Regex(@"\A([0-9]{2})/([0-9]{2})/([0-9]{4})\z", RegexOptions.CultureInvariant);
    private static readonly Regex Amount =
        new Regex(@"\A-?[0-9]+\.[0-9]{2}\z", RegexOptions.CultureInvariant);

    private static readonly JsonDocumentOptions Strictly =
        new JsonDocumentOptions { MaxDepth = 200 };

    /// <summary>Judges a submission.</summary>
    public static Verdict Of(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        var verdict = new Verdict();
        try
        {
            using (JsonDocument document = JsonDocument.Parse(Decode(bytes), Strictly))
            {
                AddRequests(document.RootElement, verdict);
            }
        }
        catch (DecoderFallbackException)
        {
            verdict.Fichier.Add("S101");
        }
        catch (JsonException)
        {
            verdict.Fichier.Add("S102");
        }
        return verdict;
    }

    private static void AddRequests(JsonElement root, Verdict verdict)
    {
        JsonElement requests = Member(root, "lignesImport");
        if (requests.ValueKind != JsonValueKind.Array)
        {
            return;
        }
        int position = 0;
        foreach (JsonElement request in requests.EnumerateArray())
        {
            position++;
            List<string> codes = CodesOf(request);
            if (codes.Count > 0)
            {
                verdict.Demandes[position.ToString()] = codes;
            }
        }
    }

    /// <summary>
    /// Gives the codes of a request in the portal's order: the first is the one that ASP gives.
    /// </summary>
    private static List<string> CodesOf(JsonElement request)
    {
        JsonElement order = Member(request, "commande");
        var codes = new List<string>();
        if (!IsDate(Member(order, "dateCommande")))
        {
            codes.Add("D210");
        }
        if (!IsAmount(Member(order, "montantSegurHT")))
        {
            codes.Add("D212");
        }
        return codes;
    }

    /// <summary>JJ/MM/AAAA, a day that exists.</summary>
    private static bool IsDate(JsonElement value)
    {
        Match found = Date.Match(TextOf(value));
        if (!found.Success)
        {
            return false;
        }
        int day = int.Parse(found.Groups[1].Value);
        int month = int.Parse(found.Groups[2].Value);
        int year = int.Parse(found.Groups[3].Value);
        return year >= 1 && month >= 1 && month <= 12
            && day >= 1 && day <= DateTime.DaysInMonth(year, month);
    }

    /// <summary>
    /// A number written with two decimals: 1075.00 is one; 1075, 1075.0 and "1075.00" are not.
    /// </summary>
    private static bool IsAmount(JsonElement value)
    {
        return value.ValueKind == JsonValueKind.Number && Amount.IsMatch(value.GetRawText());
    }

    private static string TextOf(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : "";
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair ("\ud800") is JSON, and no text to .NET.
            return "";
        }
    }

    private static JsonElement Member(JsonElement value, string name)
    {
        JsonElement member = default(JsonElement);
        bool isThere = value.ValueKind == JsonValueKind.Object
            && value.TryGetProperty(name, out member);
        return isThere ? member : default(JsonElement);
    }

    /// <summary>UTF-8, without a byte-order mark.</summary>
    private static string Decode(byte[] bytes)
    {
        // `Encoding.UTF8` would put replacement characters for what is not UTF-8.
        string text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        // By its first character: to `StartsWith` of a string, a mark is nothing at all.
        if (text.Length > 0 && text[0] == '\uFEFF')
        {
            throw new DecoderFallbackException();
        }
        return text;
    }
}
