using System.Xml;
using System.Xml.Linq;

namespace IoAnalyzers.Corpus;

/// <summary>Elements of a page that a browser reads as HTML and any XML parser as XML.</summary>
static class Html
{
    static readonly HashSet<string> Void = ["meta", "input", "br", "rect", "line", "path"];

    public static XElement Tag(string name, string? style, params object?[] content) =>
        new(name, style is null ? null : new XAttribute("class", style), content.Select(Clean));

    public static XElement Link(string address, params object?[] content) => new("a", new XAttribute("href", address), content.Select(Clean));

    public static XAttribute Id(string id) => new("id", id);

    public static string Text(XElement root)
    {
        // A browser takes <div/> for an opening tag.
        foreach (var element in root.DescendantsAndSelf())
            if (element.IsEmpty && !Void.Contains(element.Name.LocalName))
                element.Value = "";
        return "<!DOCTYPE html>\n" + root.ToString(SaveOptions.DisableFormatting) + "\n";
    }

    /// <summary>Sources hold characters that XML has no way to write.</summary>
    static object? Clean(object? content) =>
        content is string text && !text.All(c => XmlConvert.IsXmlChar(c))
            ? string.Concat(text.EnumerateRunes().Select(rune => rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? "\uFFFD" : rune.ToString()))
            : content;
}
