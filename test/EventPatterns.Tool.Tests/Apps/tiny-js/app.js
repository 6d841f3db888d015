const { App, Stack } = require('aws-cdk-lib');
const { EventBus, Rule } = require('aws-cdk-lib/aws-events');
const { SqsQueue } = require('aws-cdk-lib/aws-events-targets');
const { Queue } = require('aws-cdk-lib/aws-sqs');

const stack = new Stack(new App(), 'Tiny');
const bus = new EventBus(stack, 'Bus');
const queue = new Queue(stack, 'BigOrders');
new Rule(stack, 'Rule', {
  eventBus: bus,
  eventPattern: { detailType: ['OrderPlaced'], detail: { total: [{ numeric: ['>', 100] }] } },
  targets: [new SqsQueue(queue)],
});
stack.node.root.synth();
