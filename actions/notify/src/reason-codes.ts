/** Why the action ended as it did, and what to do about it. */
export const reasonCodes = {
  sent: 'Every channel with a secret took the message. Nothing to do.',
  nothing_to_send:
    'No webhook and no token was given, as on pull requests from forks, or belay.yml asks for no such event on those channels, so nothing was sent and the step passed. If you expected a message, check that the secret exists and is passed to discord-webhook, slack-webhook, slack-token or webhook.',
  not_delivered:
    'At least one channel did not take the message; the log and the result say which and why. With required: true this fails the step. If the webhook or the token is gone, create a new one and replace the secret; if the bot is not in the channel, invite it; if the chat had an outage, nothing is to be done.',
  invalid_input:
    'An input is missing, unknown, contradictory or not of the form it takes; nothing was sent. Correct the inputs the message names.',
  cancelled: 'The run was cancelled before every channel had answered. Run it again if the message matters.',
  unexpected: 'Belay met something it did not expect. Please report it with the log.',
} as const;
