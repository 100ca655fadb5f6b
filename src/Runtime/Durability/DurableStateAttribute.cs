namespace IoAnalyzers.Runtime;

/// <summary>Marks types and members whose files must survive a crash of the process, of the operating system, and a power cut.</summary>
/// <remarks>
/// The attribute does nothing at run time. The durability rules (IOA2xxx) treat marked code as a durable path: what is only a
/// suggestion elsewhere is a warning there.
/// </remarks>
[AttributeUsage(
    AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Method | AttributeTargets.Constructor | AttributeTargets.Property | AttributeTargets.Field,
    Inherited = false)]
public sealed class DurableStateAttribute : Attribute;
