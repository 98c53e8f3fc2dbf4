namespace Actors.Control;

/// <content>The verbs, typed.</content>
public sealed partial class ControlClient
{
    /// <summary><c>status</c>: services, or all of them where none is named, and the container.</summary>
    /// <param name="names">Services and bundles; byte strings.</param>
    /// <param name="proportionalMemory">The proportional set size too.</param>
    /// <exception cref="ControlException">A name is unknown.</exception>
    public StatusReport Status(IReadOnlyList<string> names, bool proportionalMemory = false)
    {
        using var answer = Ask(new ControlRequest("status", names) { ProportionalMemory = proportionalMemory });
        return StatusJson.Read(answer.RootElement);
    }

    /// <summary><c>change</c>, <c>reload</c>, <c>update</c>, <c>start</c>, <c>stop</c>, <c>restart</c>: waits until it is done.</summary>
    /// <exception cref="ControlException">It was refused for another reason than the state of the services.</exception>
    public ChangeResult Change(ControlRequest request)
    {
        using var answer = Exchange(request);
        var root = answer.RootElement;
        var ok = root.GetProperty("ok").GetBoolean();
        var result = ok ? root : root.GetProperty("error");
        var code = ok ? null : result.GetProperty("code").GetString()!;
        if (!result.TryGetProperty("exit", out var exit))
            throw new ControlException(code!, result.GetProperty("message").GetString()!);
        return new ChangeResult(exit.GetInt32(), ok || code == ControlErrors.Failed ? null : JsonText.Find(result, "message"))
        {
            Code = code,
            Stopped = JsonText.List(result, "stopped"),
            Started = JsonText.List(result, "started"),
        };
    }
}
