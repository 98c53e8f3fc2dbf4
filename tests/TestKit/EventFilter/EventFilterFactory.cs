using System.Text.RegularExpressions;
using Actors.Kernel.Event;
using Actors.Kernel.TestKit.Internal;

namespace Actors.Kernel.TestKit;

/// <summary>Makes filters on log events, to expect them or to keep them quiet.</summary>
public class EventFilterFactory
{
    private readonly TestKitBase _testkit;
    private readonly ActorSystem _system;
    private readonly IReadOnlyList<EventFilterBase> _filters;

    public EventFilterFactory(TestKitBase testkit) : this(testkit, (testkit ?? throw new ArgumentNullException(nameof(testkit))).Sys) { }

    public EventFilterFactory(TestKitBase testkit, ActorSystem system) : this(testkit, system, []) { }

    public EventFilterFactory(TestKitBase testkit, ActorSystem actorSystem, IReadOnlyList<EventFilterBase> filters)
    {
        _testkit = testkit;
        _system = actorSystem;
        _filters = filters;
    }

    public IEventFilterApplier Exception<TException>(Regex pattern, string? source = null)
        where TException : Exception => Exception(typeof(TException), pattern, source);

    public IEventFilterApplier Exception(Type exceptionType, Regex pattern, string? source = null, bool checkInnerExceptions = false) =>
        Apply(new ErrorFilter(exceptionType, StringMatcher.From(pattern), StringMatcher.FromSource(source), checkInnerExceptions));

    public IEventFilterApplier Exception<TException>(
        string? message = null, string? start = null, string? contains = null, string? source = null)
        where TException : Exception => Exception(typeof(TException), message, start, contains, source);

    public IEventFilterApplier Exception(
        Type exceptionType, string? message = null, string? start = null, string? contains = null, string? source = null,
        bool checkInnerExceptions = false) =>
        Apply(new ErrorFilter(exceptionType, StringMatcher.From(message, start, contains), StringMatcher.FromSource(source), checkInnerExceptions));

    public IEventFilterApplier Error(string? message = null, string? start = null, string? contains = null, string? source = null) =>
        Apply(new ErrorFilter(null, StringMatcher.From(message, start, contains), StringMatcher.FromSource(source)));

    public IEventFilterApplier Error(Regex pattern, string? source = null) =>
        Apply(new ErrorFilter(null, StringMatcher.From(pattern), StringMatcher.FromSource(source)));

    public IEventFilterApplier Warning(string? message = null, string? start = null, string? contains = null, string? source = null) =>
        ForLogLevel(LogLevel.WarningLevel, message, start, contains, source);

    public IEventFilterApplier Warning(Regex pattern, string? source = null) => ForLogLevel(LogLevel.WarningLevel, pattern, source);

    public IEventFilterApplier Info(string? message = null, string? start = null, string? contains = null, string? source = null) =>
        ForLogLevel(LogLevel.InfoLevel, message, start, contains, source);

    public IEventFilterApplier Info(Regex pattern, string? source = null) => ForLogLevel(LogLevel.InfoLevel, pattern, source);

    public IEventFilterApplier Debug(string? message = null, string? start = null, string? contains = null, string? source = null) =>
        ForLogLevel(LogLevel.DebugLevel, message, start, contains, source);

    public IEventFilterApplier Debug(Regex pattern, string? source = null) => ForLogLevel(LogLevel.DebugLevel, pattern, source);

    public IEventFilterApplier ForLogLevel(
        LogLevel logLevel, string? message = null, string? start = null, string? contains = null, string? source = null) =>
        logLevel == LogLevel.ErrorLevel
            ? Error(message, start, contains, source)
            : Apply(new LevelFilter(logLevel, StringMatcher.From(message, start, contains), StringMatcher.FromSource(source)));

    public IEventFilterApplier ForLogLevel(LogLevel logLevel, Regex pattern, string? source = null) =>
        logLevel == LogLevel.ErrorLevel
            ? Error(pattern, source)
            : Apply(new LevelFilter(logLevel, StringMatcher.From(pattern), StringMatcher.FromSource(source)));

    public IEventFilterApplier Custom(Predicate<LogEvent> predicate) => Apply(new CustomEventFilter(predicate));

    public IEventFilterApplier Custom<TLogEvent>(Predicate<TLogEvent> predicate)
        where TLogEvent : LogEvent => Custom(logEvent => logEvent is TLogEvent typed && predicate(typed));

    public IEventFilterApplier DeadLetter() => Letter(static _ => true, null);

    public IEventFilterApplier DeadLetter<TMessage>(string? source = null) => Letter(static letter => letter.Message is TMessage, source);

    public IEventFilterApplier DeadLetter<TMessage>(Func<TMessage, bool> isMatch, string? source = null) =>
        Letter(letter => letter.Message is TMessage message && isMatch(message), source);

    public IEventFilterApplier DeadLetter(Type type, string? source = null) => Letter(letter => type.IsInstanceOfType(letter.Message), source);

    public IEventFilterApplier DeadLetter(Type type, Func<object, bool> isMatch, string? source = null) =>
        Letter(letter => type.IsInstanceOfType(letter.Message) && isMatch(letter.Message), source);

    private InternalEventFilterApplier Letter(Predicate<DeadLetter> isMatch, string? source) =>
        Apply(new DeadLettersFilter(isMatch, StringMatcher.FromSource(source)));

    private InternalEventFilterApplier Apply(EventFilterBase filter) => new(_testkit, _system, [.. _filters, filter]);
}
