using System;
using System.Text.Json;

/// <summary>
/// Prints the verdict of the judge on one submission, as `segur conformance run` wants it:
/// <code>
/// dotnet build Validator.csproj -o out
/// dotnet out/Validator.dll FILE
/// </code>
/// .NET 8 or newer, nothing to install.
/// </summary>
public static class Validator
{
    public static void Main(string[] arguments)
    {
        Verdict verdict = Judge.Of(arguments[0]);
        Console.WriteLine(JsonSerializer.Serialize(
            new { fichier = verdict.Fichier, demandes = verdict.Demandes }));
    }
}
