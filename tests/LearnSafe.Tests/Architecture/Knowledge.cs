using System.Reflection;
using System.Reflection.Emit;

namespace LearnSafe.Tests.Architecture;

/// <summary>Which types a type knows: by its signatures, and by what the code of its methods touches.</summary>
internal static class Knowledge
{
    private const BindingFlags Everything = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> OpCodesByValue =
        typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    /// <summary>Outermost types only: a lambda, a state machine or a nested type speaks for the type around it.</summary>
    public static IReadOnlySet<Type> Of(Type type)
    {
        var known = new HashSet<Type>();
        foreach (var part in Family(type))
        {
            Add(known, part.BaseType);
            foreach (var one in part.GetInterfaces()) Add(known, one);
            foreach (var attribute in part.GetCustomAttributesData()) Add(known, attribute.AttributeType);
            foreach (var member in part.GetMembers(Everything)) AddMember(known, member);
        }

        known.Remove(type);
        return known;
    }

    /// <summary>What others meet who use the type: the types in its public signatures.</summary>
    /// <param name="made">Whether others make it themselves, rather than the container.</param>
    public static IReadOnlySet<Type> Contract(Type type, bool made)
    {
        var shown = new HashSet<Type>();
        foreach (var constructor in made ? type.GetConstructors() : []) AddSignature(shown, constructor);
        foreach (var method in type.GetMethods().Where(method => method.DeclaringType == type)) AddSignature(shown, method);
        return shown;
    }

    private static IEnumerable<Type> Family(Type type) => type.GetNestedTypes(Everything).SelectMany(Family).Prepend(type);

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    private static void AddMember(HashSet<Type> known, MemberInfo member)
    {
        foreach (var attribute in member.GetCustomAttributesData()) Add(known, attribute.AttributeType);
        if (member is FieldInfo field) Add(known, field.FieldType);
        if (member is not MethodBase method) return;
        AddSignature(known, method);
        if (method.GetMethodBody() is not { } body) return;
        foreach (var local in body.LocalVariables) Add(known, local.LocalType);
        AddCode(known, method, body.GetILAsByteArray()!);
    }

    private static void AddSignature(HashSet<Type> known, MethodBase method)
    {
        foreach (var parameter in method.GetParameters()) Add(known, parameter.ParameterType);
        if (method is MethodInfo { ReturnType: var result }) Add(known, result);
    }

    /// <summary>ECMA-335 partition III: one or two bytes say what is done, and that says how long its operand is.</summary>
    private static void AddCode(HashSet<Type> known, MethodBase method, byte[] code)
    {
        for (var at = 0; at < code.Length;)
        {
            short value = code[at++];
            if (value == 0xFE) value = unchecked((short)(0xFE00 | code[at++]));
            var operand = OpCodesByValue[value].OperandType;
            if (operand is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok) AddToken(known, method, BitConverter.ToInt32(code, at));
            at += operand switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
                _ => 4,
            };
        }
    }

    private static void AddToken(HashSet<Type> known, MethodBase method, int token)
    {
        var member = method.Module.ResolveMember(
            token, method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null, method.IsGenericMethod ? method.GetGenericArguments() : null);
        Add(known, member as Type ?? member?.DeclaringType);
        if (member is MethodInfo { IsGenericMethod: true } generic)
        {
            foreach (var argument in generic.GetGenericArguments()) Add(known, argument);
        }
    }

    private static void Add(HashSet<Type> known, Type? type)
    {
        if (type is null || type.IsGenericParameter) return;
        if (type.HasElementType)
        {
            Add(known, type.GetElementType());
            return;
        }

        foreach (var argument in type.GetGenericArguments()) Add(known, argument);
        known.Add(Outermost(type.IsGenericType ? type.GetGenericTypeDefinition() : type));
    }
}
