using System;

namespace IoAnalyzers.Model.Streams;

/// <summary>What a wrapper may have been through: each flag is one way that it can be at a point, or at the end of a call.</summary>
[Flags]
enum WrapperStates
{
    None = 0,
    /// <summary>As it was when the member, or the call, began.</summary>
    Same = 1 << 0,
    /// <summary>Not created yet, or null.</summary>
    Absent = 1 << 1,
    /// <summary>Created, and nothing written to it.</summary>
    Empty = 1 << 2,
    /// <summary>Written to, and it may still hold some of that.</summary>
    Written = 1 << 3,
    /// <summary>All that was written has been passed on.</summary>
    Flushed = 1 << 4,
    Closed = 1 << 5,
    /// <summary>Code had it that may have done anything, and is done with it.</summary>
    Unknown = 1 << 6,
    /// <summary>Code has it that may do anything at any time; stays.</summary>
    Lost = 1 << 7,
}

/// <summary>The states of one wrapper as facts of a flow.</summary>
readonly record struct WrapperFacts(WrapperStates States)
{
    /// <summary>Something was written on a path that comes here, and nothing that was written has been passed on.</summary>
    public bool HoldsWhatWasWritten => (States & WrapperStates.Written) != 0 && (States & ~(WrapperStates.Written | WrapperStates.Empty)) == 0;

    /// <summary>The states after an effect: one of <see cref="WrapperStates.Same"/> keeps what was, on the paths where it holds.</summary>
    public WrapperFacts Apply(WrapperStates effect)
    {
        // In code that is never reached nothing happens.
        if (States == WrapperStates.None)
            return this;
        var kept = (effect & WrapperStates.Same) != 0 ? States : States & WrapperStates.Lost;
        return new(kept | effect & ~WrapperStates.Same);
    }
}
