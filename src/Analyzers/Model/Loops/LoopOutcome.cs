namespace IoAnalyzers.Model.Loops;

/// <summary>What comes behind a step: the next one, the code behind the loop, a handler, or nothing that is known.</summary>
enum LoopOutcome { Next, Left, Thrown, Refuted }
