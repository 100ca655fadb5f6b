using Microsoft.CodeAnalysis.Text;

namespace IoAnalyzers.Tests.Robustness;

/// <summary>One key, or one paste: what becomes of a file of the project. Without a change, the file is opened with its text.</summary>
/// <param name="Line">Where in the script it stands.</param>
sealed record Keystroke(int Line, string File, TextChange Change, bool IsOpening = false);

/// <summary>
/// A recorded edit session as somebody can read and write it: a verb a line, and below it, behind <c>|</c>, the text that it is about.
/// <list type="bullet">
/// <item><c>open FILE</c>: a new file with the text; <c>.editorconfig</c> and an additional file are files, too.</item>
/// <item><c>caret FILE</c>: the caret goes behind the text, which stands in the file once.</item>
/// <item><c>select FILE</c>: the text, which stands in the file once, is selected, and the next key goes in its place.</item>
/// <item><c>type</c>: the text, key by key; <c>paste</c>: at once; <c>delete</c>: what is selected; <c>backspace N</c>: so many keys.</item>
/// <item><c>undo N</c>: takes back so many keys, one by one.</item>
/// </list>
/// </summary>
sealed class EditScript
{
    readonly Dictionary<string, string> _texts = [];
    readonly Stack<(string File, TextChange Back)> _done = [];
    string _file = "";
    TextSpan _selected;
    int _line;

    public static IEnumerable<Keystroke> Read(string script)
    {
        var (reader, lines) = (new EditScript(), script.ReplaceLineEndings("\n").Split('\n'));
        for (var i = 0; i < lines.Length;)
        {
            var verb = lines[i];
            reader._line = ++i;
            var text = new List<string>();
            for (; i < lines.Length && lines[i].StartsWith('|'); i++)
                text.Add(lines[i].Length > 2 ? lines[i][2..] : "");
            if (verb.Trim().Length == 0 || verb.StartsWith('#'))
                continue;
            foreach (var key in reader.Keys(verb.Split(' '), string.Join('\n', text)))
                yield return key;
        }
    }

    IEnumerable<Keystroke> Keys(string[] words, string text) => words switch
    {
        ["open", var file] => [Open(file, text)],
        ["caret", var file] => Selected(file, text, isCaret: true),
        ["select", var file] => Selected(file, text, isCaret: false),
        ["type"] => text.Select(key => Type(key.ToString())),
        ["paste"] => [Type(text)],
        ["delete"] => [Type("")],
        ["backspace", var count] => Enumerable.Range(0, int.Parse(count)).Select(_ => Backspace()),
        ["undo", var count] => Enumerable.Range(0, int.Parse(count)).Select(_ => Undo()),
        _ => throw Wrong($"no such verb as '{string.Join(' ', words)}'"),
    };

    Keystroke Open(string file, string text)
    {
        _texts.Add(file, text);
        return new(_line, file, new(default, text), IsOpening: true);
    }

    IEnumerable<Keystroke> Selected(string file, string text, bool isCaret)
    {
        var start = _texts[file].IndexOf(text, StringComparison.Ordinal);
        if (start < 0 || _texts[file].IndexOf(text, start + 1, StringComparison.Ordinal) >= 0)
            throw Wrong($"{file} does not hold '{text}' exactly once:\n{_texts[file]}");
        (_file, _selected) = (file, isCaret ? new(start + text.Length, 0) : new(start, text.Length));
        return [];
    }

    Keystroke Type(string text) => Do(_file, new(_selected, text));

    Keystroke Backspace() => Type(_selected.IsEmpty ? new(_selected.Start - 1, 1) : _selected);

    Keystroke Type(TextSpan removed) => Do(_file, new(removed, ""));

    Keystroke Undo()
    {
        var (file, back) = _done.Pop();
        var key = Do(file, back);
        _done.Pop();
        return key;
    }

    Keystroke Do(string file, TextChange change)
    {
        var (text, added) = (_texts[file], change.NewText!);
        _done.Push((file, new(new(change.Span.Start, added.Length), text.Substring(change.Span.Start, change.Span.Length))));
        _texts[file] = string.Concat(text.AsSpan(0, change.Span.Start), added, text.AsSpan(change.Span.End));
        (_file, _selected) = (file, new(change.Span.Start + added.Length, 0));
        return new(_line, file, change);
    }

    FormatException Wrong(string what) => new($"Line {_line}: {what}");
}
