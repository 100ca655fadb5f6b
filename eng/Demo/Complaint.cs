namespace IoAnalyzers.Demo;

/// <summary>Something that the demo cannot go on from and that its user can mend; the message is the one line that is printed.</summary>
sealed class Complaint(string message) : Exception(message);
