namespace Actors.Kernel;

internal sealed class BackoffOptionsImpl : BackoffOptions
{
    private readonly bool _onStop;
    private readonly Props _childProps;
    private readonly string _childName;
    private readonly TimeSpan _minBackoff;
    private readonly TimeSpan _maxBackoff;
    private readonly double _randomFactor;
    private IBackoffReset _reset;
    private OneForOneStrategy _strategy = new(SupervisorStrategy.DefaultDecider);
    private object? _replyWhileStopped;
    private Func<object, bool>? _finalStopMessage;

    public BackoffOptionsImpl(
        bool onStop, Props childProps, string childName, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor)
    {
        _onStop = onStop;
        _childProps = childProps;
        _childName = childName;
        _minBackoff = minBackoff;
        _maxBackoff = maxBackoff;
        _randomFactor = randomFactor;
        _reset = new AutoReset(minBackoff);
    }

    internal override Props Props
    {
        get
        {
            if (_minBackoff <= TimeSpan.Zero)
                throw new ArgumentException("MinBackoff must be greater than 0");
            if (_maxBackoff < _minBackoff)
                throw new ArgumentException("MaxBackoff must be greater than MinBackoff");
            if (_randomFactor is < 0.0 or > 1.0 || double.IsNaN(_randomFactor))
                throw new ArgumentException("RandomFactor must be between 0.0 and 1.0");
            // Akka.NET has "and" here, which never holds.
            if (_reset is AutoReset automatic && (automatic.ResetBackoff < _minBackoff || automatic.ResetBackoff > _maxBackoff))
                throw new ArgumentException("ResetBackoff must be between MinBackoff and MaxBackoff");
            return _onStop
                ? Props.Create(() => new BackoffSupervisor(
                    _childProps, _childName, _minBackoff, _maxBackoff, _reset, _randomFactor, _strategy, _replyWhileStopped, _finalStopMessage))
                : Props.Create(() => new BackoffOnRestartSupervisor(
                    _childProps, _childName, _minBackoff, _maxBackoff, _reset, _randomFactor, _strategy, _replyWhileStopped, _finalStopMessage));
        }
    }

    public override BackoffOptions WithAutoReset(TimeSpan resetBackoff) => With(copy => copy._reset = new AutoReset(resetBackoff));

    public override BackoffOptions WithManualReset() => With(static copy => copy._reset = new ManualReset());

    public override BackoffOptions WithSupervisorStrategy(OneForOneStrategy supervisorStrategy) =>
        With(copy => copy._strategy = supervisorStrategy);

    public override BackoffOptions WithDefaultStoppingStrategy() => With(static copy =>
        copy._strategy = new OneForOneStrategy(copy._strategy.MaxNumberOfRetries, null, SupervisorStrategy.StoppingStrategy.Decider));

    public override BackoffOptions WithReplyWhileStopped(object replyWhileStopped) =>
        With(copy => copy._replyWhileStopped = replyWhileStopped);

    public override BackoffOptions WithMaxNrOfRetries(int maxNrOfRetries) =>
        With(copy => copy._strategy = copy._strategy.WithMaxNrOfRetries(maxNrOfRetries));

    public override BackoffOptions WithFinalStopMessage(Func<object, bool> isFinalStopMessage) =>
        With(copy => copy._finalStopMessage = isFinalStopMessage);

    private BackoffOptionsImpl With(Action<BackoffOptionsImpl> change)
    {
        var copy = (BackoffOptionsImpl)MemberwiseClone();
        change(copy);
        return copy;
    }
}
