// State machine definitions against the Amazon States Language.
'use strict';
const validate = require('asl-validator');

const PSEUDO = { 'AWS::Partition': 'aws', 'AWS::Region': 'eu-west-1', 'AWS::AccountId': '111111111111', 'AWS::URLSuffix': 'amazonaws.com' };
const PLACEHOLDER = 'arn:aws:states:eu-west-1:111111111111:placeholder';

// The text that CloudFormation would make of a value, with a placeholder for what is known only when deployed.
function textOf(value) {
  if (typeof value === 'string') return value;
  if (value?.['Fn::Join']) return value['Fn::Join'][1].map(textOf).join(value['Fn::Join'][0]);
  return PSEUDO[value?.Ref] ?? PLACEHOLDER;
}

function checkStateMachine(resource) {
  const { DefinitionString, Definition } = resource.Properties ?? {};
  const path = DefinitionString ? 'Properties.DefinitionString' : 'Properties.Definition';
  let definition = Definition;
  if (DefinitionString) {
    try {
      definition = JSON.parse(textOf(DefinitionString));
    } catch (error) {
      return [{ path, message: `not JSON: ${error.message}` }];
    }
  }
  if (!definition) return [{ path, message: 'neither DefinitionString nor Definition: an S3 definition cannot be checked' }];
  return validate(definition).errors.map(error => ({ path, message: JSON.stringify(error) }));
}

module.exports = { checkStateMachine };
